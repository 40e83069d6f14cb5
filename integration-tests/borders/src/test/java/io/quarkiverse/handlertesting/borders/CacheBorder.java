package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.borders.Hop.followed;
import static io.quarkiverse.handlertesting.borders.Hop.form;
import static java.time.Duration.ofMillis;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.cache.CacheResult;
import io.smallrye.mutiny.Uni;

/** Values that come from a cache. */
@Singleton
class CacheBorder implements Border {

    @Inject
    Prices prices;
    private final AtomicInteger last = new AtomicInteger();

    @ApplicationScoped
    static class Prices {

        @CacheResult(cacheName = "prices")
        Uni<Integer> price(int product) {
            return Uni.createFrom().item(product);
        }

        @CacheResult(cacheName = "late-prices")
        Uni<Integer> latePrice(int product) {
            return Uni.createFrom().item(product).onItem().delayIt().by(ofMillis(20));
        }
    }

    @Override
    public String name() {
        return "cache";
    }

    @Override
    public List<Hop> hops() {
        return List.of(followed("`@CacheResult` on a method that returns `Uni`",
                form("at once", landed -> prices.price(last.incrementAndGet()).subscribe().with(price -> landed.run())),
                form("late", landed -> prices.latePrice(last.incrementAndGet()).subscribe().with(price -> landed.run()))));
    }
}
