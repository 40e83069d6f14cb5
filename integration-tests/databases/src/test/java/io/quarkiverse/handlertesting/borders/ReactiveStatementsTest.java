package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.events.Selectors.statements;
import static io.quarkiverse.handlertesting.events.Selectors.transactions;
import static java.time.Duration.ofSeconds;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;

/** Statements and transactions of reactive clients are seen once, with their results. */
@QuarkusTest
class ReactiveStatementsTest {

    @Inject
    Events events;
    @Inject
    Actions actions;
    @Inject
    Pool pool;

    private List<String> lines(EventSelector<?> selector, Runnable action) {
        var seen = events.subscribe(selector);
        actions.request(action);
        events.awaitIdle(ofSeconds(30));
        return seen.seen().stream().map(line -> line.toString().replaceAll("(in|after) \\d+ (ms|µs)", "$1 N ms")).toList();
    }

    @Test
    void aStatementIsSeenOnceWithItsResult() {
        assertEquals(List.of("SELECT generate_series(1, 3) -> 3 rows in N ms"),
                lines(statements(), () -> pool.query("SELECT generate_series(1, 3)").execute()));
        assertEquals(List.of("SELECT $1::int -> 1 row in N ms"),
                lines(statements(), () -> pool.preparedQuery("SELECT $1::int").execute(Tuple.of(7))));
        assertEquals(List.of("SELECT generate_series(1, 5) LIMIT 2 OFFSET 1 -> 2 rows in N ms"),
                lines(statements(), () -> pool.preparedQuery("SELECT generate_series(1, 5) LIMIT $1 OFFSET $2")
                        .execute(Tuple.of(2L, 1L))));
        assertEquals(List.of("CREATE TEMP TABLE seen(id int) -> done in N ms",
                "INSERT INTO seen VALUES ($1) (batch of 2) -> 2 updated in N ms",
                "UPDATE seen SET id = 7 -> 2 updated in N ms", "DROP TABLE seen -> done in N ms"),
                lines(statements(), () -> pool.withConnection(one -> one.query("CREATE TEMP TABLE seen(id int)").execute()
                        .compose(made -> one.preparedQuery("INSERT INTO seen VALUES ($1)")
                                .executeBatch(List.of(Tuple.of(1), Tuple.of(2))))
                        .compose(inserted -> one.query("UPDATE seen SET id = 7").execute())
                        .compose(updated -> one.query("DROP TABLE seen").execute()))));
        assertEquals(List.of("SELECT nothing -> failed: PgException: ERROR: column \"nothing\" does not exist (42703) in N ms"),
                lines(statements(), () -> pool.query("SELECT nothing").execute().otherwiseEmpty()));
    }

    @Test
    void statementsOfARequestAreCounted() {
        actions.sent(() -> pool.query("SELECT 1").execute().compose(one -> pool.withTransaction(
                two -> two.query("SELECT 2").execute().compose(done -> two.query("SELECT 3").execute()))))
                .expectStatements(is(3));
    }

    @Test
    void aTransactionIsCommittedOrRolledBack() {
        assertEquals(List.of("transaction 1 begun", "transaction 1 committed after N ms"),
                lines(transactions(), () -> pool.withTransaction(one -> one.query("SELECT 1").execute())));
        assertEquals(List.of("transaction 1 begun", "transaction 1 rolled back after N ms"), lines(transactions(),
                () -> pool.withTransaction(one -> Future.failedFuture("no seat")).otherwiseEmpty()));
        assertEquals(List.of("transaction 1 begun", "transaction 1 rolled back after N ms"), lines(transactions(),
                () -> pool.withTransaction(one -> one.query("SELECT nothing").execute()).otherwiseEmpty()));
    }

    @Test
    void hibernateReactiveHasTheSame() {
        assertEquals(List.of("transaction 1 begun", "transaction 1 committed after N ms"),
                lines(transactions(), () -> Panache.withTransaction(() -> new Author("seen").persist()).subscribe()
                        .with(done -> {
                        })));
        actions.sent(() -> Panache.withSession(() -> Author.count("name", "seen")).subscribe().with(done -> {
        })).expectStatements(is(1));
    }
}
