package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.borders.Hop.followed;
import static io.quarkiverse.handlertesting.borders.Hop.form;
import static io.quarkiverse.handlertesting.borders.Hop.lost;
import static io.quarkiverse.handlertesting.borders.Hop.unattributed;
import static io.quarkiverse.handlertesting.borders.Hop.unheard;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.context.ManagedExecutor;

import io.quarkiverse.handlertesting.borders.Hop.Start;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;

/** Statements over the reactive client of PostgreSQL. */
@Singleton
class ReactiveSqlBorder implements Border {

    private static final String AT_ONCE = "SELECT 1";
    private static final String LATE = "SELECT pg_sleep(0.02)";
    private static final String ROWS = "SELECT * FROM generate_series(1, 25)";

    @Inject
    Pool pool;
    @Inject
    io.vertx.mutiny.sqlclient.Pool ofMutiny;
    /** It has one connection. */
    @Inject
    @ReactiveDataSource("single")
    Pool single;
    @Inject
    ManagedExecutor executor;
    @Inject
    Vertx vertx;
    @Inject
    Notifications notifications;

    private static Start future(Supplier<Future<?>> statement) {
        return landed -> statement.get().onComplete(answer -> landed.run());
    }

    private static Start uni(Supplier<Uni<?>> statement) {
        return landed -> statement.get().subscribe().with(answer -> landed.run(), failure -> landed.run());
    }

    private static Future<RowSet<Row>> query(SqlClient client, String statement) {
        return client.query(statement).execute();
    }

    @Override
    public String name() {
        return "reactive-sql";
    }

    @Override
    public List<Hop> hops() {
        return List.of(
                followed("reactive SQL client, `query` and `preparedQuery`",
                        form("at once", future(() -> query(pool, AT_ONCE))),
                        form("late", future(() -> query(pool, LATE))),
                        form("fails", future(() -> query(pool, "SELECT nothing"))),
                        form("prepared, at once", future(() -> pool.preparedQuery("SELECT $1::int").execute(Tuple.of(1)))),
                        form("prepared, late", future(() -> pool.preparedQuery("SELECT pg_sleep($1)").execute(Tuple.of(0.02)))),
                        form("prepared, fails", future(() -> pool.preparedQuery("SELECT $1::int").execute(Tuple.of("x")))),
                        form("batch", future(() -> pool.preparedQuery("SELECT $1::int")
                                .executeBatch(List.of(Tuple.of(1), Tuple.of(2))))),
                        form("one after the other", future(() -> query(pool, AT_ONCE).compose(one -> query(pool, LATE))
                                .compose(two -> query(pool, AT_ONCE)))),
                        form("on an event loop, at once", landed -> vertx.runOnContext(
                                ignored -> query(pool, AT_ONCE).onComplete(answer -> landed.run()))),
                        form("on an event loop, late", landed -> vertx.runOnContext(
                                ignored -> query(pool, LATE).onComplete(answer -> landed.run()))),
                        form("on a thread of a ManagedExecutor",
                                landed -> executor.submit(() -> query(pool, LATE).onComplete(answer -> landed.run()))),
                        form("stage", landed -> query(pool, LATE).toCompletionStage().thenRun(landed)),
                        form("Mutiny, at once", uni(() -> ofMutiny.query(AT_ONCE).execute())),
                        form("Mutiny, late", uni(() -> ofMutiny.query(LATE).execute())),
                        form("Mutiny, prepared", uni(() -> ofMutiny.preparedQuery("SELECT $1::int")
                                .execute(io.vertx.mutiny.sqlclient.Tuple.of(1)))),
                        form("Mutiny, on a thread of the common pool", landed -> CompletableFuture.runAsync(
                                () -> ofMutiny.query(LATE).execute().subscribe().with(answer -> landed.run())))),
                followed("reactive SQL client, transactions and connections",
                        form("withTransaction, at once", future(() -> pool.withTransaction(one -> query(one, AT_ONCE)))),
                        form("withTransaction, late", future(() -> pool.withTransaction(one -> query(one, LATE)))),
                        form("withTransaction, rolled back", future(() -> pool.withTransaction(
                                one -> query(one, "SELECT nothing")))),
                        form("within a transaction", landed -> pool.withTransaction(
                                one -> query(one, LATE).onSuccess(rows -> landed.run()))),
                        form("withConnection", future(() -> pool.withConnection(one -> query(one, AT_ONCE)))),
                        form("getConnection", landed -> pool.getConnection().onSuccess(one -> {
                            landed.run();
                            one.close();
                        })),
                        form("PgConnection.connect", landed -> notifications.connect().onSuccess(one -> {
                            landed.run();
                            one.close();
                        })),
                        form("begin and commit", future(() -> pool.getConnection().compose(one -> one.begin()
                                .compose(begun -> query(one, AT_ONCE).compose(rows -> begun.commit()))
                                .eventually(() -> one.close())))),
                        form("begin and rollback", future(() -> pool.getConnection().compose(one -> one.begin()
                                .compose(begun -> query(one, LATE).compose(rows -> begun.rollback()))
                                .eventually(() -> one.close())))),
                        form("Mutiny withTransaction, at once", uni(() -> ofMutiny.withTransaction(
                                one -> one.query(AT_ONCE).execute()))),
                        form("Mutiny withTransaction, late", uni(() -> ofMutiny.withTransaction(
                                one -> one.query(LATE).execute())))),
                followed("reactive SQL client, streams of rows",
                        form("RowStream, a row", landed -> read(row -> {
                            if (row.getInteger(0) == 25) {
                                landed.run();
                            }
                        }, () -> {
                        })),
                        form("RowStream, its end", landed -> read(row -> {
                        }, landed)),
                        form("cursor", future(() -> pool.withTransaction(one -> one.prepare(ROWS)
                                .map(PreparedStatement::cursor)
                                .compose(cursor -> cursor.read(10).compose(some -> cursor.read(10))
                                        .compose(some -> cursor.close()))))),
                        form("Multi", landed -> ofMutiny.withTransaction(one -> one.prepare(ROWS)
                                .onItem().transformToMulti(statement -> statement.createStream(10).toMulti())
                                .collect().asList()).subscribe().with(rows -> landed.run())),
                        form("Multi of a result", landed -> ofMutiny.query(ROWS).execute()
                                .onItem().transformToMulti(rows -> Multi.createFrom().iterable(rows))
                                .collect().asList().subscribe().with(rows -> landed.run()))),
                followed("reactive SQL client, waiting for a connection of the pool",
                        form("query, at once", landed -> {
                            query(single, LATE);
                            query(single, AT_ONCE).onComplete(answer -> landed.run());
                        }),
                        form("query, late", landed -> {
                            query(single, LATE);
                            query(single, LATE).onComplete(answer -> landed.run());
                        }),
                        form("getConnection", landed -> {
                            query(single, LATE);
                            single.getConnection().onSuccess(one -> {
                                landed.run();
                                one.close();
                            });
                        }),
                        form("withTransaction", landed -> {
                            query(single, LATE);
                            single.withTransaction(one -> query(one, AT_ONCE)).onComplete(answer -> landed.run());
                        })),
                unattributed("reactive SQL client without Mutiny, on a thread outside Vert.x",
                        form("query", landed -> CompletableFuture.runAsync(
                                () -> query(pool, LATE).onComplete(answer -> landed.run())))),
                unheard("PostgreSQL, a notification on a connection that the request has opened",
                        form("PgSubscriber", notifications::listen, notifications::notifyOwn)),
                lost("PostgreSQL, a notification on another connection",
                        form("PgConnection", landed -> query(pool, notifications.notify(landed)))));
    }

    /** Reads the rows ten by ten, in a transaction of its own. */
    private void read(Handler<Row> row, Runnable ended) {
        pool.getConnection().onSuccess(one -> one.begin().onSuccess(begun -> one.prepare(ROWS).onSuccess(
                statement -> statement.createStream(10, Tuple.tuple())
                        .endHandler(end -> {
                            ended.run();
                            begun.commit().onComplete(committed -> one.close());
                        }).handler(row))));
    }
}
