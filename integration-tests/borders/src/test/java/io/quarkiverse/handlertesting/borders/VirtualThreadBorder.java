package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.borders.Hop.followed;
import static io.quarkiverse.handlertesting.borders.Hop.form;
import static java.util.concurrent.Executors.callable;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.vertx.ConsumeEvent;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Tasks of the executor of virtual threads, whose place worker threads take before JDK 21. */
@Singleton
class VirtualThreadBorder implements Border {

    @Inject
    @VirtualThreads
    ExecutorService virtual;
    @Inject
    Vertx vertx;
    @Inject
    Consumer consumer;

    /** A handler of messages, on a virtual thread. */
    @ApplicationScoped
    static class Consumer {

        private final Map<String, Runnable> landings = new ConcurrentHashMap<>();
        private final AtomicInteger last = new AtomicInteger();

        /** The message that lands by this task. */
        String message(Runnable landed) {
            String message = Integer.toString(last.incrementAndGet());
            landings.put(message, landed);
            return message;
        }

        @ConsumeEvent("borders-virtual")
        @RunOnVirtualThread
        void consume(String message) {
            late(landings.remove(message)).run();
        }
    }

    @Override
    public String name() {
        return "virtual-threads";
    }

    /** Lands later than a test can look that does not wait. */
    private static Runnable late(Runnable landed) {
        return () -> {
            try {
                new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            landed.run();
        };
    }

    @Override
    public List<Hop> hops() {
        return List.of(
                followed("`ExecutorService` of virtual threads",
                        form("execute, at once", virtual::execute),
                        form("execute, late", landed -> virtual.execute(late(landed))),
                        form("execute, on an event loop", landed -> vertx.runOnContext(
                                ignored -> virtual.execute(late(landed)))),
                        form("execute, nested", landed -> virtual.execute(() -> virtual.execute(late(landed)))),
                        form("submit a Runnable", landed -> virtual.submit(late(landed))),
                        form("submit with a result", landed -> virtual.submit(late(landed), "value")),
                        form("submit a Callable", landed -> virtual.submit(callable(late(landed)))),
                        form("invokeAll", landed -> virtual.invokeAll(List.of(callable(late(landed))))),
                        form("invokeAll with a timeout", landed -> virtual.invokeAll(List.of(callable(late(landed))), 30,
                                TimeUnit.SECONDS)),
                        form("invokeAny", landed -> virtual.invokeAny(List.of(callable(late(landed))))),
                        form("invokeAny with a timeout", landed -> virtual.invokeAny(List.of(callable(late(landed))), 30,
                                TimeUnit.SECONDS)),
                        form("CompletableFuture", landed -> CompletableFuture.runAsync(() -> {
                        }, virtual).thenRunAsync(late(landed), virtual)),
                        form("Uni", landed -> Uni.createFrom().item("value").emitOn(virtual).subscribe()
                                .with(value -> late(landed).run()))),
                followed("event bus, `@ConsumeEvent` on a virtual thread",
                        form("send", landed -> vertx.eventBus().send("borders-virtual", consumer.message(landed))),
                        form("publish", landed -> vertx.eventBus().publish("borders-virtual", consumer.message(landed)))));
    }
}
