package io.quarkiverse.handlertesting.behaviour.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.EventsScope;
import io.quarkus.test.junit.QuarkusTest;

/** A scope belongs to the thread that has opened it. */
@QuarkusTest
class ScopeTest {

    @Inject
    Events events;
    @Inject
    Event<Object> anything;

    record Tick(int number) {
    }

    @Test
    void isClosedOnTheThreadThatOpenedIt() throws Exception {
        EventsScope alice = events.open("alice");
        FutureTask<IllegalStateException> refused = new FutureTask<>(
                () -> assertThrows(IllegalStateException.class, alice::close));
        new Thread(refused, "other").start();
        assertEquals(
                "The scope ScopeTest.isClosedOnTheThreadThatOpenedIt, alice was closed on the thread other, but the thread "
                        + Thread.currentThread().getName()
                        + " opened it and belongs to it. Close it there, for example with try (…).",
                refused.get(30, TimeUnit.SECONDS).getMessage());
        anything.fire(new Tick(1));
        assertEquals(1, alice.seen().size());
        alice.close();
        anything.fire(new Tick(2));
        assertEquals(1, events.seen().size());
    }

    @Test
    void mayBeClosedTwice() throws Exception {
        EventsScope alice = events.open("alice");
        alice.close();
        alice.close();
        FutureTask<Void> again = new FutureTask<>(alice::close, null);
        new Thread(again).start();
        again.get(30, TimeUnit.SECONDS);
        anything.fire(new Tick(1));
        assertEquals(1, events.seen().size());
    }

    @Test
    void endsTheScopesThatWereOpenedInside() {
        EventsScope alice = events.open("alice");
        EventsScope bob = events.open("bob");
        assertEquals("ScopeTest.endsTheScopesThatWereOpenedInside, alice, bob", bob.name());
        alice.close();
        bob.close();
        anything.fire(new Tick(1));
        assertEquals(1, events.seen().size());
    }

    @Test
    void leavesItsThreadAsItWas() throws Exception {
        ExecutorService users = Executors.newSingleThreadExecutor();
        try {
            users.submit(() -> events.open("alice").close()).get(30, TimeUnit.SECONDS);
            users.submit(() -> anything.fire(new Tick(1))).get(30, TimeUnit.SECONDS);
            assertEquals(List.of("test"), events.seen().stream().map(event -> String.valueOf(event.cause())).toList());
        } finally {
            users.shutdownNow();
        }
    }
}
