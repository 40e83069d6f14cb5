package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.borders.Hop.followed;
import static io.quarkiverse.handlertesting.borders.Hop.form;
import static io.quarkiverse.handlertesting.borders.Hop.lost;
import static io.vertx.redis.client.Request.cmd;
import static java.time.Duration.ofSeconds;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.borders.Hop.Start;
import io.quarkus.cache.CacheInvalidate;
import io.quarkus.cache.CacheResult;
import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.XReadArgs;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisAPI;

/** Commands and messages over Redis. */
@Singleton
class RedisBorder implements Border {

    @Inject
    ReactiveRedisDataSource reactive;
    /** It has connections of its own, so that no push waits for a pop to leave its connection. */
    @Inject
    @RedisClientName("pops")
    ReactiveRedisDataSource pops;
    @Inject
    RedisDataSource blocking;
    @Inject
    Redis redis;
    @Inject
    RedisAPI api;
    @Inject
    Prices prices;
    @Inject
    Messages messages;
    @Inject
    Vertx vertx;
    @Inject
    Provider<Landings> landings;
    private final AtomicInteger last = new AtomicInteger();

    @ApplicationScoped
    static class Prices {

        @CacheResult(cacheName = "prices")
        Uni<Integer> price(int product) {
            return Uni.createFrom().item(product);
        }

        @CacheInvalidate(cacheName = "prices")
        Uni<Void> forget(int product) {
            return Uni.createFrom().voidItem();
        }
    }

    private Start future(Supplier<Future<?>> command) {
        return landed -> command.get().onSuccess(answer -> landed.run()).onFailure(this::failed);
    }

    private Start uni(Supplier<Uni<?>> command) {
        return landed -> command.get().subscribe().with(answer -> landed.run(), this::failed);
    }

    private void failed(Throwable failure) {
        landings.get().failures.add(failure);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    /** Waits on the server for replicas, which it does not have. */
    private static io.vertx.redis.client.Request late() {
        return cmd(Command.WAIT).arg(1).arg(20);
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public List<Hop> hops() {
        return List.of(
                followed("Redis, `ReactiveRedisDataSource`",
                        form("set", uni(() -> reactive.value(String.class).set(key(), "value"))),
                        form("get", uni(() -> reactive.value(String.class).get(key()))),
                        form("set and get", uni(() -> {
                            String key = key();
                            return reactive.value(String.class).set(key, "value")
                                    .flatMap(set -> reactive.value(String.class).get(key));
                        })),
                        form("execute, late", uni(() -> reactive.execute("WAIT", "1", "20"))),
                        form("on an event loop", landed -> vertx.runOnContext(ignored -> reactive.value(String.class)
                                .set(key(), "value").subscribe().with(set -> landed.run()))),
                        form("on a thread of the common pool", landed -> CompletableFuture.runAsync(
                                () -> reactive.value(String.class).set(key(), "value").subscribe().with(set -> landed.run()))),
                        form("withConnection", uni(() -> reactive.withConnection(
                                one -> one.value(String.class).set(key(), "value")))),
                        form("withTransaction", uni(() -> reactive.withTransaction(
                                one -> one.value(String.class).set(key(), "value")))),
                        form("keys", uni(() -> reactive.key().scan().toMulti().collect().asList()))),
                followed("Redis, `RedisDataSource`",
                        form("set", landed -> {
                            blocking.value(String.class).set(key(), "value");
                            landed.run();
                        }),
                        form("late", landed -> {
                            blocking.execute("WAIT", "1", "20");
                            landed.run();
                        }),
                        form("withTransaction", landed -> {
                            blocking.withTransaction(one -> one.value(String.class).set(key(), "value"));
                            landed.run();
                        })),
                followed("Redis, pops that wait",
                        form("blpop", landed -> {
                            String key = key();
                            pops.list(String.class).blpop(ofSeconds(60), key).subscribe().with(popped -> landed.run(),
                                    this::failed);
                            vertx.setTimer(20,
                                    due -> reactive.list(String.class).rpush(key, "value").subscribe().with(pushed -> {
                                    }));
                        }),
                        form("blpop, not in time", uni(() -> pops.list(String.class).blpop(ofSeconds(1), key()))),
                        form("xread", landed -> {
                            String key = key();
                            pops.stream(String.class).xread(key, "0", new XReadArgs().block(ofSeconds(60))).subscribe()
                                    .with(read -> landed.run(), this::failed);
                            vertx.setTimer(20, due -> reactive.stream(String.class).xadd(key, Map.of("a", "b")).subscribe()
                                    .with(added -> {
                                    }));
                        })),
                followed("Redis client of Vert.x, `Redis` and `RedisAPI`",
                        form("Redis, at once", future(() -> redis.send(cmd(Command.GET).arg(key())))),
                        form("Redis, late", future(() -> redis.send(late()))),
                        form("Redis, batch", future(() -> redis.batch(List.of(cmd(Command.GET).arg(key()), late())))),
                        form("RedisConnection", future(() -> redis.connect().compose(one -> one.send(late())
                                .compose(answer -> one.send(cmd(Command.GET).arg(key()))).eventually(() -> one.close())))),
                        form("RedisConnection, batch", future(() -> redis.connect()
                                .compose(one -> one.batch(List.of(late())).eventually(() -> one.close())))),
                        form("connect", landed -> redis.connect().onSuccess(one -> {
                            landed.run();
                            one.close();
                        })),
                        form("RedisAPI, at once", future(() -> api.get(key()))),
                        form("RedisAPI, late", future(() -> api.wait("1", "20")))),
                followed("Redis, `@CacheResult`",
                        form("first", uni(() -> prices.price(last.incrementAndGet()))),
                        form("again", uni(() -> {
                            int product = last.incrementAndGet();
                            return prices.price(product).flatMap(price -> prices.price(product));
                        })),
                        form("@CacheInvalidate", uni(() -> prices.forget(last.incrementAndGet())))),
                lost("Redis, a published message",
                        form("ReactivePubSubCommands", messages::publish),
                        form("RedisConnection of the request", messages::subscribe)));
    }
}
