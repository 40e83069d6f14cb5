package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.vertx.redis.client.Request.cmd;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;

/** Contexts, order and transactions are those of the application, although its statements are followed. */
@QuarkusTest
class DatabaseBehaviourTest {

    @Inject
    Events events;
    @Inject
    Actions actions;
    @Inject
    Pool pool;
    @Inject
    Redis redis;

    private List<String> hops(Runnable action) {
        var landed = events.subscribe(fired(HopEvent.class));
        actions.request(action);
        events.awaitIdle(ofSeconds(30));
        return landed.seen().stream().map(HopEvent::hop).toList();
    }

    private void hopIfOn(Context expected, String name) {
        actions.hop(Vertx.currentContext() == expected ? name : name + " on " + Vertx.currentContext());
    }

    @Test
    void callbacksRunOnTheContextOfTheRequest() {
        assertEquals(List.of("answered", "composed"), hops(() -> {
            Context own = Vertx.currentContext();
            pool.query("SELECT 1").execute().onComplete(answer -> hopIfOn(own, "answered"))
                    .compose(rows -> Future.succeededFuture()).onComplete(answer -> hopIfOn(own, "composed"));
        }));
        assertEquals(List.of("in the transaction", "committed"), hops(() -> {
            Context own = Vertx.currentContext();
            pool.withTransaction(one -> one.query("SELECT 1").execute().onComplete(rows -> hopIfOn(own, "in the transaction")))
                    .onComplete(answer -> hopIfOn(own, "committed"));
        }));
        assertEquals(List.of("connected", "answered"), hops(() -> {
            Context own = Vertx.currentContext();
            redis.connect().onSuccess(one -> {
                hopIfOn(own, "connected");
                one.send(cmd(Command.PING)).onComplete(answer -> {
                    hopIfOn(own, "answered");
                    one.close();
                });
            });
        }));
    }

    @Test
    void statementsOfAConnectionRunInOrder() {
        assertEquals(List.of("1", "2", "3"), hops(() -> pool.getConnection().onSuccess(one -> {
            query(one, 1);
            query(one, 2);
            query(one, 3).onComplete(answer -> one.close());
        })));
    }

    private Future<?> query(SqlConnection connection, int number) {
        return connection.query("SELECT " + number).execute()
                .onSuccess(rows -> actions.hop(String.valueOf(rows.iterator().next().getInteger(0))));
    }

    @Test
    void aTransactionThatFailsLeavesNothing() {
        assertEquals(List.of("failed", "0"), hops(() -> Panache.withTransaction(
                () -> new Author("nobody").persistAndFlush().invoke(author -> {
                    throw new IllegalStateException("rolled back");
                })).onFailure().recoverWithItem(failed -> {
                    actions.hop("failed");
                    return null;
                }).chain(() -> Panache.withSession(() -> Author.count("name", "nobody")))
                .subscribe().with(count -> actions.hop(String.valueOf(count)))));
    }
}
