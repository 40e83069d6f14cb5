package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.junit.FailOnLeftovers;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.sqlclient.Pool;

/** Pools and their connections outlive the request that opens them, and so do not belong to it. */
@QuarkusTest
@FailOnLeftovers
class PooledConnectionTest {

    @Inject
    Events events;
    @Inject
    Actions actions;
    @Inject
    Vertx vertx;
    @ConfigProperty(name = "quarkus.datasource.reactive.url")
    String url;
    @ConfigProperty(name = "quarkus.redis.hosts")
    String redis;

    private Pool pool() {
        return PgBuilder.pool().using(vertx).connectingTo(PgConnectOptions.fromUri(url).setUser("postgres"))
                .with(new io.vertx.sqlclient.PoolOptions().setMaxSize(1).setMaxLifetime(1).setMaxLifetimeUnit(TimeUnit.HOURS)
                        .setIdleTimeout(1).setIdleTimeoutUnit(TimeUnit.HOURS).setPoolCleanerPeriod(3_600_000))
                .build();
    }

    private Redis redis() {
        return Redis.createClient(vertx, new RedisOptions().setConnectionString(redis)
                .setMaxPoolSize(1).setPoolCleanerInterval(3_600_000));
    }

    @Test
    void theTimersOfAPoolOfPostgresAreNoWork() throws Exception {
        CompletableFuture<Pool> opened = new CompletableFuture<>();
        var landed = events.subscribe(fired(HopEvent.class));
        actions.request(() -> {
            opened.complete(pool());
            opened.join().query("SELECT 1").execute().onComplete(answer -> actions.hop("answered"));
        });
        try {
            events.awaitIdle(ofSeconds(10));
            assertEquals(1, landed.seen().size());
        } finally {
            opened.join().close();
        }
    }

    @Test
    void theTimersOfAClientOfRedisAreNoWork() throws Exception {
        CompletableFuture<Redis> opened = new CompletableFuture<>();
        var landed = events.subscribe(fired(HopEvent.class));
        actions.request(() -> {
            opened.complete(redis());
            opened.join().send(Request.cmd(Command.PING)).onComplete(answer -> actions.hop("answered"));
        });
        try {
            events.awaitIdle(ofSeconds(10));
            assertEquals(1, landed.seen().size());
        } finally {
            opened.join().close();
        }
    }

    /** The number of the request to which an event belongs. */
    private long cause(String hop) {
        return event(hop).cause().number();
    }

    @Test
    void aConnectionOfPostgresServesEachRequest() {
        Pool pool = pool();
        try {
            for (int request = 1; request <= 3; request++) {
                String hop = "request " + request;
                actions.request(() -> pool.query("SELECT 1").execute().onComplete(answer -> actions.hop(hop)));
                events.awaitIdle(ofSeconds(10));
                assertEquals(request, cause(hop));
            }
        } finally {
            pool.close();
        }
    }

    @Test
    void aConnectionOfRedisServesEachRequest() {
        Redis client = redis();
        try {
            for (int request = 1; request <= 3; request++) {
                String hop = "request " + request;
                actions.request(() -> client.send(Request.cmd(Command.PING)).onComplete(answer -> actions.hop(hop)));
                events.awaitIdle(ofSeconds(10));
                assertEquals(request, cause(hop));
            }
        } finally {
            client.close();
        }
    }

    @Test
    void aNotificationDoesNotBelongToTheRequestThatOpenedTheConnection() {
        Pool pool = pool();
        try {
            actions.request(() -> pool.query("SELECT 1").execute());
            events.awaitIdle(ofSeconds(10));
            var landed = events.subscribe(fired(HopEvent.class));
            actions.request(() -> pool.getConnection().map(PgConnection::cast).onSuccess(
                    connection -> connection.notificationHandler(notification -> actions.hop("notified"))
                            .query("LISTEN pooled; NOTIFY pooled").execute()));
            landed.await();
            assertNull(event("notified").cause());
        } finally {
            pool.close();
        }
    }

    @Test
    void aMessageOfRedisDoesNotBelongToTheRequestThatOpenedTheConnection() {
        Redis client = redis();
        Redis publisher = redis();
        try {
            actions.request(() -> client.send(Request.cmd(Command.PING)));
            events.awaitIdle(ofSeconds(10));
            var landed = events.subscribe(fired(HopEvent.class));
            actions.request(() -> client.connect().onSuccess(connection -> subscribe(connection, publisher)));
            landed.await();
            assertNull(event("message").cause());
        } finally {
            client.close();
            publisher.close();
        }
    }

    private void subscribe(RedisConnection connection, Redis publisher) {
        connection.handler(message -> {
            switch (message.get(0).toString()) {
                case "subscribe" -> publisher.send(Request.cmd(Command.PUBLISH).arg("pooled").arg("hello"));
                case "message" -> actions.hop("message");
            }
        });
        connection.send(Request.cmd(Command.SUBSCRIBE).arg("pooled"));
    }

    private RecordedEvent event(String hop) {
        return events.seen().stream().filter(event -> event.payload() instanceof CdiEvent fired
                && fired.event() instanceof HopEvent landed && landed.hop().equals(hop)).findFirst().orElseThrow();
    }
}
