package io.quarkiverse.handlertesting.borders;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.pubsub.PgSubscriber;
import io.vertx.sqlclient.Pool;

/** Listens to the notifications of PostgreSQL, on a connection that the application opens when it starts, and on others. */
@Singleton
class Notifications {

    @Inject
    Pool pool;
    @Inject
    Vertx vertx;
    @ConfigProperty(name = "quarkus.datasource.reactive.url")
    String url;

    private final Map<String, Runnable> awaited = new ConcurrentHashMap<>();
    private PgConnection open;

    void start(@Observes StartupEvent event) throws ExecutionException, InterruptedException {
        open = connect().toCompletionStage().toCompletableFuture().get();
        open.notificationHandler(notification -> land(awaited.remove(notification.getPayload())));
        open.query("LISTEN borders").execute().toCompletionStage().toCompletableFuture().get();
    }

    void stop(@Observes ShutdownEvent event) {
        open.close();
    }

    /** Opens a connection outside the pool. */
    Future<PgConnection> connect() {
        return PgConnection.connect(vertx, options());
    }

    /** The statement whose notification lands. */
    String notify(Runnable landed) {
        String payload = UUID.randomUUID().toString();
        awaited.put(payload, landed);
        return "NOTIFY borders, '" + payload + "'";
    }

    /** Opens a subscription, which lands once. */
    void listen(Runnable landed) {
        PgSubscriber subscriber = PgSubscriber.subscriber(vertx, options());
        subscriber.channel("own").handler(payload -> {
            land(landed);
            subscriber.close();
        });
        subscriber.connect();
    }

    /** Notifies this subscription. */
    void notifyOwn() {
        pool.query("NOTIFY own").execute();
    }

    /** Lands on a worker thread, which may block. */
    private void land(Runnable landed) {
        vertx.executeBlocking(() -> {
            landed.run();
            return null;
        });
    }

    private PgConnectOptions options() {
        return PgConnectOptions.fromUri(url).setUser("postgres").setPassword("postgres");
    }
}
