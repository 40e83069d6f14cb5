package io.quarkiverse.handlertesting.borders;

import static io.vertx.redis.client.Request.cmd;
import static java.time.Duration.ofSeconds;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.pubsub.ReactivePubSubCommands;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;

/** Subscribes to channels of Redis: to one when the application starts, and to others. */
@Singleton
class Messages {

    @Inject
    ReactiveRedisDataSource redis;
    @Inject
    Redis client;
    @Inject
    Vertx vertx;

    private final Map<String, Runnable> awaited = new ConcurrentHashMap<>();

    void start(@Observes StartupEvent event) {
        // Quarkus sets the handler of the connection after it has subscribed, so the answer may come before it.
        commands().subscribe("open", payload -> land(awaited.remove(payload)))
                .ifNoItem().after(ofSeconds(5)).fail().onFailure().retry().atMost(10).await().indefinitely();
    }

    private ReactivePubSubCommands<String> commands() {
        return redis.pubsub(String.class);
    }

    void publish(Runnable landed) {
        String payload = UUID.randomUUID().toString();
        awaited.put(payload, landed);
        publish("open", payload);
    }

    private void publish(String channel, String payload) {
        commands().publish(channel, payload).subscribe().with(published -> {
        });
    }

    /** Subscribes, publishes, and ends the subscription. */
    void subscribe(Runnable landed) {
        client.connect().onSuccess(connection -> {
            String channel = UUID.randomUUID().toString();
            connection.handler(message -> {
                switch (message.get(0).toString()) {
                    case "subscribe" -> publish(channel, "message");
                    case "message" -> {
                        land(landed);
                        unsubscribe(connection, channel);
                    }
                    default -> connection.close();
                }
            });
            connection.send(cmd(Command.SUBSCRIBE).arg(channel));
        });
    }

    private static void unsubscribe(RedisConnection connection, String channel) {
        connection.send(cmd(Command.UNSUBSCRIBE).arg(channel));
    }

    /** Lands on a worker thread, which may block. */
    private void land(Runnable landed) {
        vertx.executeBlocking(() -> {
            landed.run();
            return null;
        });
    }
}
