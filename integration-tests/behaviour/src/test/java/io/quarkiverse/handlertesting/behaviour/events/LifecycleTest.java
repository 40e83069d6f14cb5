package io.quarkiverse.handlertesting.behaviour.events;

import static io.quarkiverse.handlertesting.events.Selectors.all;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import io.quarkiverse.handlertesting.behaviour.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.ObserveCalls;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

/** A journal belongs to one test. */
@QuarkusTest
@ObserveCalls(LifecycleTest.Slow.class)
class LifecycleTest extends QuarkusTestCallbacks.Manual {

    @Inject
    Events events;
    @Inject
    Event<Object> anything;
    @Inject
    Slow slow;
    @Inject
    ApplicationTestRuns runs;

    record Tick(int number) {
    }

    @Singleton
    static class Slow {
        <T> T run(Supplier<T> work) {
            return work.get();
        }
    }

    void first() {
    }

    void second() {
    }

    @Test
    void eachTestHasANewJournal() {
        QuarkusTestCallbacks one = QuarkusTestCallbacks.begin(this, "first");
        anything.fire(new Tick(1));
        assertEquals(1, events.seen().size());
        one.end();
        anything.fire(new Tick(2));
        QuarkusTestCallbacks two = QuarkusTestCallbacks.begin(this, "second");
        assertEquals(List.of(), events.seen());
        anything.fire(new Tick(3));
        assertEquals(new Tick(3), events.subscribeFromStart(fired(Tick.class)).await());
        two.end();
    }

    @Test
    void aSubscriptionEndsWithItsTest() {
        QuarkusTestCallbacks one = QuarkusTestCallbacks.begin(this, "first");
        var ticks = events.subscribe(fired(Tick.class));
        var stream = ticks.stream().subscribe().withSubscriber(AssertSubscriber.<Tick> create(10));
        one.end();
        stream.awaitCompletion();
        QuarkusTestCallbacks two = QuarkusTestCallbacks.begin(this, "second");
        anything.fire(new Tick(1));
        var failure = assertThrows(EventAssertionError.class, ticks::await);
        assertEquals(Reason.CLOSED, failure.reason());
        assertEquals("Expected LifecycleTest.Tick, but LifecycleTest.first ended before that.\nThe test saw nothing.",
                failure.getMessage());
        two.end();
    }

    @Test
    void theNextTestDoesNotSeeACallOfAnEarlierTest() throws Exception {
        QuarkusTestCallbacks one = QuarkusTestCallbacks.begin(this, "first");
        CompletableFuture<String> began = new CompletableFuture<>();
        CompletableFuture<String> mayEnd = new CompletableFuture<>();
        CompletableFuture<String> ended = CompletableFuture.supplyAsync(() -> slow.run(() -> {
            began.complete("");
            return mayEnd.join();
        }));
        began.get();
        one.end();
        QuarkusTestCallbacks two = QuarkusTestCallbacks.begin(this, "second");
        mayEnd.complete("late");
        assertEquals("late", ended.get());
        assertEquals(List.of(), events.seen());
        two.end();
    }

    @Test
    void theNextTestEndsATestThatHasNotEnded() {
        QuarkusTestCallbacks.begin(this, "first");
        var ticks = events.subscribe(fired(Tick.class));
        QuarkusTestCallbacks two = QuarkusTestCallbacks.begin(this, "second");
        assertEquals(Reason.CLOSED, assertThrows(EventAssertionError.class, ticks::await).reason());
        two.end();
    }

    @Test
    void eventsAreRefusedOutsideATest() {
        assertOutside("subscribe(selector)", () -> events.subscribe(all()));
        assertOutside("subscribeFromStart(selector)", () -> events.subscribeFromStart(all()));
        assertOutside("seen()", () -> events.seen());
        assertOutside("timeline()", () -> events.timeline());
    }

    @Test
    void aThreadThatBelongsToNoTestIsRefused() throws Exception {
        QuarkusTestCallbacks one = QuarkusTestCallbacks.begin(this, "first");
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<Void> mayEnd = new CompletableFuture<>();
        CompletableFuture<Void> ended = CompletableFuture.runAsync(() -> {
            QuarkusTestCallbacks two = QuarkusTestCallbacks.begin(this, "second");
            begun.complete(null);
            mayEnd.join();
            two.end();
        }, task -> new Thread(task, "second").start());
        CompletableFuture.anyOf(begun, ended).get(30, TimeUnit.SECONDS);
        CompletableFuture<Throwable> refused = new CompletableFuture<>();
        new Thread(() -> refused.complete(assertThrows(IllegalStateException.class, () -> events.seen())), "third").start();
        assertEquals("Events.seen() was called on the thread third, which belongs to no running test or scope."
                + " Call it on the thread of a test, or on a thread that has opened a scope (events.open(name)).",
                refused.get(30, TimeUnit.SECONDS).getMessage());
        mayEnd.complete(null);
        ended.get(30, TimeUnit.SECONDS);
        one.end();
    }

    private static void assertOutside(String call, Executable outside) {
        assertEquals("Events." + call + " was called while no test was running. The journal of a test lasts from its first"
                + " @BeforeEach method to its last @AfterEach method: call it from there, and not from a constructor,"
                + " @BeforeAll, @AfterAll or the application.",
                assertThrows(IllegalStateException.class, outside).getMessage());
    }

    @Test
    void aFaultInsideTheExtensionFailsTheTestAtItsEnd() {
        QuarkusTestCallbacks one = QuarkusTestCallbacks.begin(this, "first");
        Throwable fault = new IllegalStateException("broken tap");
        runs.current().journal().faults().add("CALL", fault);
        var failure = assertThrows(EventAssertionError.class, one::end);
        assertEquals("1 failure inside handler-testing, kept from the application:\n"
                + "  CALL  IllegalStateException: broken tap", failure.getMessage());
        assertEquals(List.of(fault), List.of(failure.getSuppressed()));
    }

    @Test
    void aFaultDoesNotMaskAFailure() {
        QuarkusTestCallbacks one = QuarkusTestCallbacks.begin(this, "first");
        runs.current().journal().faults().add("CALL", new IllegalStateException("broken tap"));
        one.endWith(new AssertionError("the test's own"));
        assertTrue(runs.current() == null);
    }
}
