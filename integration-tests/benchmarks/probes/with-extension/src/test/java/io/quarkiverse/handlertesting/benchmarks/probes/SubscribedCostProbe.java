package io.quarkiverse.handlertesting.benchmarks.probes;

import static io.quarkiverse.handlertesting.events.Selectors.calls;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import io.quarkiverse.handlertesting.events.EventSubscription;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.MethodCall;
import io.quarkiverse.handlertesting.events.ObserveCalls;
import io.quarkus.test.junit.QuarkusTest;

/** Measures the cost of an event and of a call to the application, while a test subscribes to them. */
@QuarkusTest
@ObserveCalls(Progress.class)
class SubscribedCostProbe {

    @Inject
    Events events;
    @Inject
    Event<Ticked> ticked;
    @Inject
    Progress progress;

    @Repeated
    void fire(int repetition) throws IOException {
        EventSubscription<Ticked> subscription = events.subscribe(fired(Ticked.class));
        Samples.add("fire", Operations.fire(ticked));
        assertEquals(Operations.COUNT, subscription.seen().size());
    }

    @Repeated
    void call(int repetition) throws IOException {
        EventSubscription<MethodCall> subscription = events.subscribe(calls(Progress.class, "update"));
        Samples.add("call", Operations.call(progress));
        assertEquals(Operations.COUNT, subscription.seen().size());
    }

    @Repeated
    void fireIntoStream(int repetition) throws Exception {
        CompletableFuture<Long> read = read(events.subscribe(fired(Ticked.class)));
        Samples.add("fire into stream", Operations.fire(ticked));
        assertEquals(Operations.COUNT, read.get(30, TimeUnit.SECONDS));
    }

    @Repeated
    void callIntoStream(int repetition) throws Exception {
        CompletableFuture<Long> read = read(events.subscribe(calls(Progress.class, "update")));
        Samples.add("call into stream", Operations.call(progress));
        assertEquals(Operations.COUNT, read.get(30, TimeUnit.SECONDS));
    }

    /** Counts the events as they arrive, on another thread. */
    private static CompletableFuture<Long> read(EventSubscription<?> subscription) {
        return subscription.stream().select().first(Operations.COUNT).collect().with(Collectors.counting())
                .subscribeAsCompletionStage();
    }
}
