package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.vertx.redis.client.Request.cmd;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.EventSubscription;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.junit.FailOnLeftovers;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;

/** Work with a database ends, however it ends, after what the application does then. */
@QuarkusTest
@FailOnLeftovers
class DatabaseEndTest {

    private static final String ENDLESS = "SELECT pg_sleep(3600)";

    @Inject
    Events events;
    @Inject
    Actions actions;
    @Inject
    Vertx vertx;
    @Inject
    Pool pool;
    @Inject
    @ReactiveDataSource("single")
    Pool single;
    @Inject
    io.vertx.mutiny.sqlclient.Pool ofMutiny;
    @Inject
    Redis redis;

    /** The hops of a request, when the test is idle. */
    private List<String> hops(Runnable action) {
        EventSubscription<HopEvent> landed = events.subscribe(fired(HopEvent.class));
        actions.request(action);
        events.awaitIdle(ofSeconds(30));
        assertEquals(events.seen(), events.attributed().seen());
        return landed.seen().stream().map(HopEvent::hop).toList();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aServerOfPostgresRefusesTheConnection() throws Exception {
        Pool refused = PgBuilder.pool().using(vertx)
                .connectingTo(new PgConnectOptions().setHost("127.0.0.1").setPort(closedPort())).build();
        try {
            assertEquals(List.of("refused"), hops(
                    () -> refused.query("SELECT 1").execute().onFailure(failed -> actions.hop("refused"))));
            assertEquals(List.of("refused"), hops(
                    () -> refused.getConnection().onFailure(failed -> actions.hop("refused"))));
        } finally {
            refused.close();
        }
    }

    @Test
    void aServerOfRedisRefusesTheConnection() throws Exception {
        Redis refused = Redis.createClient(vertx, "redis://127.0.0.1:" + closedPort());
        try {
            assertEquals(List.of("refused"), hops(
                    () -> refused.send(cmd(Command.PING)).onFailure(failed -> actions.hop("refused"))));
        } finally {
            refused.close();
        }
    }

    @Test
    void aServerOfPostgresKillsTheConnection() {
        assertEquals(List.of("killed"), hops(() -> pool.getConnection().onSuccess(this::kill)));
    }

    private void kill(SqlConnection connection) {
        connection.query("SELECT pg_backend_pid()").execute().onSuccess(rows -> {
            connection.query(ENDLESS).execute().onFailure(killed -> actions.hop("killed"));
            pool.query("SELECT pg_terminate_backend(" + rows.iterator().next().getInteger(0) + ")").execute();
        });
    }

    @Test
    void aServerOfPostgresKillsTheConnectionOfATransaction() {
        assertEquals(List.of("killed"), hops(() -> pool.withTransaction(
                connection -> connection.query("SELECT pg_backend_pid()").execute().compose(rows -> {
                    pool.query("SELECT pg_terminate_backend(" + rows.iterator().next().getInteger(0) + ")").execute();
                    return connection.query(ENDLESS).execute();
                })).onFailure(killed -> actions.hop("killed"))));
    }

    @Test
    void aServerOfRedisKillsTheConnection() {
        assertEquals(List.of("killed"), hops(() -> redis.connect().onSuccess(
                connection -> connection.send(cmd(Command.CLIENT).arg("ID")).onSuccess(id -> {
                    connection.send(cmd(Command.BLPOP).arg("never").arg(0)).onFailure(killed -> actions.hop("killed"));
                    redis.send(cmd(Command.CLIENT).arg("KILL").arg("ID").arg(id.toString()));
                }))));
    }

    @RepeatedTest(20)
    void aUniIsCancelled() {
        assertEquals(List.of(), hops(() -> ofMutiny.query("SELECT pg_sleep(0.05)").execute()
                .subscribe().with(answer -> actions.hop("cancelled")).cancel()));
    }

    @RepeatedTest(20)
    void aUniIsCancelledWhileItWaitsForAConnection() {
        assertEquals(List.of("first"), hops(() -> {
            single.query("SELECT pg_sleep(0.05)").execute().onSuccess(answer -> actions.hop("first"));
            new io.vertx.mutiny.sqlclient.Pool(single).withTransaction(one -> one.query("SELECT 1").execute())
                    .subscribe().with(answer -> actions.hop("cancelled")).cancel();
        }));
    }
}
