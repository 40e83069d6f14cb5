package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.borders.Hop.followed;
import static io.quarkiverse.handlertesting.borders.Hop.form;

import java.util.List;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

import org.hibernate.reactive.mutiny.Mutiny;

import io.quarkiverse.handlertesting.borders.Hop.Start;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Sessions and transactions of Hibernate Reactive, with Panache and without. */
@Singleton
class HibernateReactiveBorder implements Border {

    private static final String LATE = "SELECT 1 FROM pg_sleep(0.02)";

    @Inject
    Authors authors;
    @Inject
    Mutiny.SessionFactory sessions;
    @Inject
    Vertx vertx;
    @Inject
    Provider<Landings> landings;

    /** Fired within a transaction. */
    record Persisted(Runnable landed) {
    }

    @ApplicationScoped
    static class Authors {

        @Inject
        Event<Persisted> persisted;

        @WithTransaction
        Uni<Author> add() {
            return new Author("Ann").persist();
        }

        @WithTransaction
        Uni<Author> addAndFlush() {
            return new Author("Ann").persistAndFlush();
        }

        @WithTransaction
        Uni<Integer> late() {
            return Panache.getSession().flatMap(session -> session.createNativeQuery(LATE, Integer.class).getSingleResult());
        }

        @WithTransaction
        Uni<Author> fail() {
            return new Author("Ann").<Author> persist().invoke(author -> {
                throw new IllegalStateException("rolled back");
            });
        }

        @WithTransaction
        Uni<Author> fire(Runnable landed) {
            return new Author("Ann").<Author> persist().invoke(author -> persisted.fire(new Persisted(landed)));
        }

        @WithSession
        Uni<Long> count() {
            return Author.count();
        }

        void after(@Observes(during = TransactionPhase.AFTER_SUCCESS) Persisted event) {
            event.landed().run();
        }
    }

    private Start uni(Supplier<Uni<?>> call) {
        return landed -> vertx.runOnContext(ignored -> call.get().subscribe().with(done -> landed.run(), this::failed));
    }

    private void failed(Throwable failure) {
        landings.get().failures.add(failure);
    }

    @Override
    public String name() {
        return "hibernate-reactive";
    }

    @Override
    public List<Hop> hops() {
        return List.of(
                followed("Hibernate Reactive with Panache",
                        form("@WithTransaction, persist", uni(() -> authors.add())),
                        form("@WithTransaction, persistAndFlush", uni(() -> authors.addAndFlush())),
                        form("@WithTransaction, late", uni(() -> authors.late())),
                        form("@WithTransaction, rolled back", landed -> vertx.runOnContext(ignored -> authors.fail()
                                .subscribe().with(done -> failed(new AssertionError(done)), failure -> landed.run()))),
                        form("@WithSession", uni(() -> authors.count())),
                        form("Panache.withTransaction", uni(() -> Panache.withTransaction(
                                () -> new Author("Ben").persist()))),
                        form("Panache.withTransaction, within", landed -> vertx.runOnContext(
                                ignored -> Panache.withTransaction(() -> Author.count().invoke(landed::run))
                                        .subscribe().with(done -> {
                                        }, this::failed))),
                        form("Panache.withSession", uni(() -> Panache.withSession(() -> Author.count()))),
                        form("one after the other", uni(() -> authors.add().flatMap(added -> authors.late())
                                .flatMap(done -> authors.count())))),
                followed("Hibernate Reactive, `Mutiny.SessionFactory`",
                        form("withTransaction, at once", uni(() -> sessions.withTransaction(
                                session -> session.persist(new Author("Cid"))))),
                        form("withTransaction, late", uni(() -> sessions.withTransaction(
                                session -> session.createNativeQuery(LATE, Integer.class).getSingleResult()))),
                        form("withSession", uni(() -> sessions.withSession(
                                session -> session.createQuery("select count(*) from Author", Long.class)
                                        .getSingleResult()))),
                        form("fetch", uni(() -> sessions.withTransaction(session -> {
                            Author author = new Author("Dot");
                            return session.persist(author).call(session::flush).invoke(session::clear)
                                    .flatMap(done -> session.find(Author.class, author.id))
                                    .flatMap(found -> Mutiny.fetch(found.books));
                        })))),
                followed("CDI event in a transaction of Hibernate Reactive, in the observer",
                        form("AFTER_SUCCESS", landed -> vertx.runOnContext(ignored -> authors.fire(landed)
                                .subscribe().with(done -> {
                                }, this::failed)))));
    }
}
