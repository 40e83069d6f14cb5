package io.quarkiverse.handlertesting.borders;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.EventsScope;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.cache.CacheResult;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/** Two requests wait for one value: it is computed for the first, and each goes on with a cause of its own. */
@QuarkusTest
class SharedValueTest {

    private static final List<String> WAYS = List.of("", " timer", " context", " blocking", " after blocking", " executor");

    @Inject
    Events events;
    @Inject
    HandlerClient client;
    @Inject
    Values values;

    record Computed() {
    }

    record Seen(String by) {
    }

    /** How requests share a value. */
    enum Sharing {
        CACHE,
        CACHE_RESULT,
        MEMOIZED,
        STAGE,
        HOT
    }

    @ApplicationScoped
    static class Cached {

        @CacheResult(cacheName = "shared-results")
        Uni<String> value(String key, @SuppressWarnings("unused") Values values) {
            return values.computed(key);
        }
    }

    @Singleton
    static class Values {

        private final BroadcastProcessor<String> items = BroadcastProcessor.create();

        void subscribe(@Observes StartupEvent event) {
            items.subscribe().with(item -> seen.fire(new Seen("application")));
        }

        @Inject
        Vertx vertx;
        @Inject
        ManagedExecutor executor;
        @CacheName("shared")
        Cache cache;
        @Inject
        Cached cached;
        @Inject
        Event<Computed> computed;
        @Inject
        Event<Seen> seen;
        private volatile CountDownLatch released;
        /** Makes the value another one in each test. */
        private volatile long test;
        private final Map<String, CompletableFuture<String>> results = new ConcurrentHashMap<>();
        private final Map<String, Uni<String>> memoized = new ConcurrentHashMap<>();
        private final Map<String, BroadcastProcessor<String>> hot = new ConcurrentHashMap<>();

        void add(@Observes Router router) {
            router.post("/shared/subscribe").handler(exchange -> {
                items.select().first().subscribe().with(item -> seen.fire(new Seen("earlier")));
                exchange.response().end();
            });
            router.post("/shared/items").handler(exchange -> {
                if ("executor".equals(exchange.queryParams().get("on"))) {
                    Infrastructure.getDefaultWorkerPool().execute(() -> items.onNext("item"));
                } else {
                    items.onNext("item");
                }
                exchange.response().end();
            });
            router.post("/shared/:sharing/:on/:by").handler(exchange -> {
                String by = exchange.pathParam("by");
                String key = test + exchange.pathParam("sharing") + exchange.pathParam("on");
                share(Sharing.valueOf(exchange.pathParam("sharing")), key, () -> goOn(by));
                exchange.response().end();
            });
        }

        /** Goes on in each way that Vert.x has. */
        private void goOn(String by) {
            seen.fire(new Seen(by));
            vertx.setTimer(5, due -> seen.fire(new Seen(by + " timer")));
            vertx.runOnContext(ignored -> seen.fire(new Seen(by + " context")));
            vertx.executeBlocking(() -> {
                seen.fire(new Seen(by + " blocking"));
                return "value";
            }).onSuccess(done -> seen.fire(new Seen(by + " after blocking")));
            executor.execute(() -> seen.fire(new Seen(by + " executor")));
        }

        private void share(Sharing sharing, String key, Runnable next) {
            switch (sharing) {
                case CACHE -> cache.getAsync(key, this::computed).subscribe().with(value -> next.run());
                case CACHE_RESULT -> cached.value(key, this).subscribe().with(value -> next.run());
                case MEMOIZED -> memoized.computeIfAbsent(key, missing -> computed(missing).memoize().indefinitely())
                        .subscribe().with(value -> next.run());
                case STAGE -> results.computeIfAbsent(key, this::result).thenRun(next);
                case HOT -> hot.computeIfAbsent(key, missing -> {
                    BroadcastProcessor<String> items = BroadcastProcessor.create();
                    result(missing).thenAccept(items::onNext);
                    return items;
                }).subscribe().with(value -> next.run());
                default -> throw new IllegalStateException(sharing.name());
            }
        }

        Uni<String> computed(String key) {
            return Uni.createFrom().completionStage(() -> result(key));
        }

        /** Completed by an executor, or on the context of the request that asked first. */
        private CompletableFuture<String> result(String key) {
            CompletableFuture<String> computing = executor.supplyAsync(() -> {
                await();
                computed.fire(new Computed());
                return "value";
            });
            if (key.endsWith("executor")) {
                return computing;
            }
            Context context = Vertx.currentContext();
            CompletableFuture<String> result = executor.newIncompleteFuture();
            computing.thenAccept(value -> context.runOnContext(ignored -> result.complete(value)));
            return result;
        }

        private void await() {
            try {
                released.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachRequestKeepsItsCause(Sharing sharing) {
        assertCauses(sharing, "executor");
    }

    @ParameterizedTest
    @EnumSource
    void eachRequestKeepsItsCauseOnTheContextOfTheOther(Sharing sharing) {
        assertCauses(sharing, "context");
    }

    /** The application has subscribed when it started, without a cause. */
    @ParameterizedTest
    @ValueSource(strings = { "executor", "event loop" })
    void aSubscriberOfTheApplicationHasTheCauseOfTheItem(String on) {
        client.post("/shared/items").queryParam("on", on).send().expectStatus(200);
        events.awaitIdle(ofSeconds(30));
        assertEquals(List.of("Seen[by=application] of 1"), causes());
    }

    @Test
    void aSubscriberOfAnEndedScopeHasTheCauseOfTheItem() {
        try (EventsScope earlier = events.open("earlier")) {
            client.post("/shared/subscribe").send().expectStatus(200);
        }
        client.post("/shared/items").queryParam("on", "event loop").send().expectStatus(200);
        events.awaitIdle(ofSeconds(30));
        assertEquals(List.of("Seen[by=application] of 1", "Seen[by=earlier] of 1"), causes());
    }

    private void assertCauses(Sharing sharing, String on) {
        values.released = new CountDownLatch(1);
        values.test++;
        client.post("/shared/" + sharing + "/" + on + "/first").send().expectStatus(200);
        HandlerResponse second = client.post("/shared/" + sharing + "/" + on + "/second").send().expectStatus(200);
        // The value is work of the first request only.
        events.awaitIdle(second);
        assertEquals(List.of(), causes());
        values.released.countDown();
        events.awaitIdle(ofSeconds(30));
        assertEquals(Stream.concat(Stream.of("Computed[] of 1"), WAYS.stream().flatMap(way -> Stream.of(
                "Seen[by=first" + way + "] of 1", "Seen[by=second" + way + "] of 2"))).sorted().toList(), causes());
    }

    private List<String> causes() {
        return events.seen().stream().filter(event -> event.payload() instanceof CdiEvent)
                .map(event -> ((CdiEvent) event.payload()).event() + " of "
                        + (event.cause() == null ? "unknown" : event.cause().number()))
                .filter(text -> text.startsWith("Computed") || text.startsWith("Seen")).sorted().toList();
    }
}
