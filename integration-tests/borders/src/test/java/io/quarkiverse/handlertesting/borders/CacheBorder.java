package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.borders.Hop.followed;
import static io.quarkiverse.handlertesting.borders.Hop.form;
import static java.time.Duration.ofMillis;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.borders.Hop.Start;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheInvalidate;
import io.quarkus.cache.CacheInvalidateAll;
import io.quarkus.cache.CacheName;
import io.quarkus.cache.CacheResult;
import io.quarkus.cache.CaffeineCache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Values that come from a cache. */
@Singleton
class CacheBorder implements Border {

    @Inject
    Prices prices;
    @CacheName("own-prices")
    Cache cache;
    @Inject
    Vertx vertx;
    private final AtomicInteger last = new AtomicInteger();

    @ApplicationScoped
    static class Prices {

        @CacheResult(cacheName = "blocking-prices")
        int blockingPrice(int product) {
            return product;
        }

        @CacheResult(cacheName = "prices")
        Uni<Integer> price(int product) {
            return Uni.createFrom().item(product);
        }

        @CacheResult(cacheName = "late-prices")
        Uni<Integer> latePrice(int product) {
            return Uni.createFrom().item(product).onItem().delayIt().by(ofMillis(20));
        }

        @CacheResult(cacheName = "stage-prices")
        CompletionStage<Integer> stagePrice(int product) {
            return latePrice(product).subscribeAsCompletionStage();
        }

        @CacheResult(cacheName = "patient-prices", lockTimeout = 20)
        Uni<Integer> patientPrice(int product) {
            return product % 2 == 0 ? Uni.createFrom().nothing() : Uni.createFrom().item(product);
        }

        @CacheInvalidate(cacheName = "prices")
        Uni<Void> forget(int product) {
            return Uni.createFrom().voidItem().onItem().delayIt().by(ofMillis(20));
        }

        @CacheInvalidateAll(cacheName = "prices")
        Uni<Void> forgetAll() {
            return Uni.createFrom().voidItem();
        }
    }

    private static Start uni(Function<Integer, Uni<?>> call, AtomicInteger last) {
        return landed -> call.apply(last.incrementAndGet()).subscribe().with(value -> landed.run(), failure -> landed.run());
    }

    @Override
    public String name() {
        return "cache";
    }

    @Override
    public List<Hop> hops() {
        return List.of(
                followed("`@CacheResult` on a method that returns `Uni`",
                        form("at once", uni(product -> prices.price(product), last)),
                        form("late", uni(product -> prices.latePrice(product), last)),
                        form("cached", landed -> {
                            int product = last.incrementAndGet();
                            prices.price(product).await().indefinitely();
                            prices.price(product).subscribe().with(price -> landed.run());
                        }),
                        form("stage", landed -> prices.stagePrice(last.incrementAndGet()).thenRun(landed)),
                        form("@CacheInvalidate", uni(product -> prices.forget(product), last)),
                        form("@CacheInvalidateAll", uni(product -> prices.forgetAll(), last)),
                        form("on an event loop", landed -> vertx.runOnContext(ignored -> prices.latePrice(
                                last.incrementAndGet()).subscribe().with(price -> landed.run())))),
                followed("`@CacheResult` on a blocking method",
                        form("not cached", landed -> {
                            prices.blockingPrice(last.incrementAndGet());
                            landed.run();
                        }),
                        form("cached", landed -> {
                            int product = last.incrementAndGet();
                            prices.blockingPrice(product);
                            prices.blockingPrice(product);
                            landed.run();
                        })),
                followed("`@CacheResult` with a lock timeout",
                        form("in time", uni(product -> prices.patientPrice(product * 2 + 1), last)),
                        form("passed", landed -> {
                            int product = last.incrementAndGet() * 2;
                            prices.patientPrice(product).ifNoItem().after(ofMillis(50)).fail()
                                    .subscribe().with(price -> landed.run(), failure -> landed.run());
                        })),
                followed("`Cache.get` and `Cache.getAsync`",
                        form("get", uni(product -> cache.get(product, key -> "value"), last)),
                        form("getAsync, at once", uni(product -> cache.getAsync(product, key -> Uni.createFrom().item("value")),
                                last)),
                        form("getAsync, late", uni(product -> cache.getAsync(product, key -> Uni.createFrom().item("value")
                                .onItem().delayIt().by(ofMillis(20))), last)),
                        form("getIfPresent", landed -> {
                            int product = last.incrementAndGet();
                            cache.getAsync(product, key -> Uni.createFrom().item("value").onItem().delayIt().by(ofMillis(20)))
                                    .subscribe().with(value -> {
                                    });
                            cache.as(CaffeineCache.class).getIfPresent(product).thenRun(landed);
                        }),
                        form("invalidate", uni(product -> cache.invalidate(product), last))));
    }
}
