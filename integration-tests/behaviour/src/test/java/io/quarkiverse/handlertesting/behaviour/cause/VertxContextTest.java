package io.quarkiverse.handlertesting.behaviour.cause;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventSubscription;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.EventsScope;
import io.quarkiverse.handlertesting.junit.FailOnLeftovers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.vertx.RunOnVertxContext;
import io.vertx.core.Vertx;

/** A test method on a context of Vert.x is the cause of what it does, and awaits what it has started, not itself. */
@QuarkusTest
@FailOnLeftovers
class VertxContextTest {

    @Inject
    Events events;
    @Inject
    Event<Object> anything;
    @Inject
    ManagedExecutor executor;
    @Inject
    Vertx vertx;

    record Tick(int number) {
    }

    private List<String> causes() {
        return events.seen().stream().map(event -> String.valueOf(event.cause())).toList();
    }

    @Test
    @RunOnVertxContext
    void onAnEventLoop() {
        anything.fire(new Tick(1));
        assertEquals(List.of("test"), causes());
    }

    @Test
    @RunOnVertxContext
    void awaitsNothingThatBlocksTheEventLoop() {
        assertEquals("awaitIdle() would block the event loop thread vert.x-eventloop-thread-N, which the application needs to"
                + " answer. Call it on the thread of the test; with @RunOnVertxContext, that needs runOnEventLoop = false.",
                refusal(() -> events.awaitIdle()));
    }

    @Test
    @RunOnVertxContext
    void opensNoScopeOnAnEventLoop() {
        assertEquals(
                "Events.open(name) was called on the event loop thread vert.x-eventloop-thread-N, which also runs what does"
                        + " not belong to the scope. Call it on the thread of the test; with @RunOnVertxContext, that needs"
                        + " runOnEventLoop = false.",
                refusal(() -> events.open("alice")));
    }

    private static String refusal(Runnable call) {
        return assertThrows(IllegalStateException.class, call::run).getMessage().replaceFirst("thread-\\d+", "thread-N");
    }

    @Test
    @RunOnVertxContext(duplicateContext = false)
    void onTheEventLoopOfARootContext() {
        anything.fire(new Tick(1));
        assertEquals(List.of("test"), causes());
    }

    // tag::worker[]
    @Test
    @RunOnVertxContext(runOnEventLoop = false)
    void awaitsATimer() {
        EventSubscription<Tick> ticks = events.subscribe(fired(Tick.class));
        vertx.setTimer(1, due -> anything.fire(new Tick(1)));
        events.awaitIdle();
        assertEquals(1, ticks.await().number());
    }
    // end::worker[]

    @Test
    @RunOnVertxContext(runOnEventLoop = false)
    void onAWorkerThread() {
        awaitsAllWorkButItself();
    }

    @Test
    @RunOnVertxContext(runOnEventLoop = false, duplicateContext = false)
    void onAWorkerThreadOfARootContext() {
        awaitsAllWorkButItself();
    }

    @Test
    @RunOnVertxContext(runOnEventLoop = false)
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void onAWorkerThreadThatATimeoutWatches() {
        awaitsAllWorkButItself();
    }

    /** Repeated here: Quarkus runs a {@code @RepeatedTest} on the thread of JUnit. */
    private void awaitsAllWorkButItself() {
        for (int i = 1; i <= 20; i++) {
            awaitsTheRest();
            assertEquals(Collections.nCopies(3 * i, "test"), causes());
        }
    }

    private void awaitsTheRest() {
        CountDownLatch released = new CountDownLatch(1);
        executor.execute(() -> {
            try {
                released.await();
                anything.fire(new Tick(2));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        vertx.setTimer(1, due -> anything.fire(new Tick(3)));
        anything.fire(new Tick(1));
        EventAssertionError running = assertThrows(EventAssertionError.class, () -> events.awaitIdle(ZERO));
        assertEquals(EventAssertionError.Reason.TIMED_OUT, running.reason());
        released.countDown();
        events.awaitIdle(ofSeconds(30));
    }

    @Test
    @RunOnVertxContext(runOnEventLoop = false)
    void opensScopesOnAWorkerThread() {
        try (EventsScope alice = events.open("alice")) {
            anything.fire(new Tick(1));
            assertEquals(1, alice.seen().size());
        }
        anything.fire(new Tick(2));
        assertEquals(List.of("test"), causes());
    }

    @Test
    @RunOnVertxContext(runOnEventLoop = false)
    void mayLeaveAScopeOpen() {
        EventsScope alice = events.open("alice");
        anything.fire(new Tick(1));
        assertEquals(1, alice.seen().size());
    }
}
