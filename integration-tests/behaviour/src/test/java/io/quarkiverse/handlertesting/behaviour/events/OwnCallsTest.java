package io.quarkiverse.handlertesting.behaviour.events;

import static io.quarkiverse.handlertesting.events.Selectors.calls;
import static io.quarkiverse.handlertesting.events.Selectors.named;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.behaviour.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.EventsScope;
import io.quarkiverse.handlertesting.events.ObserveCalls;
import io.quarkus.test.junit.QuarkusTest;

/** A message shows the calls that its test has asked for: another test of the application may observe other beans. */
@QuarkusTest
class OwnCallsTest extends QuarkusTestCallbacks.Manual {

    @Inject
    Events events;
    @Inject
    Shelf shelf;

    @Singleton
    static class Shelf {

        void put(String item) {
            if (item.isEmpty()) {
                throw new IllegalArgumentException("nothing");
            }
        }
    }

    @ObserveCalls(Shelf.class)
    static class Observing {

        void test() {
        }
    }

    static class Other {

        void test() {
        }
    }

    private static List<String> callsIn(String message) {
        return message.lines().filter(line -> line.contains("  CALL  "))
                .map(line -> line.replaceAll(".*  CALL  ", "")).toList();
    }

    /** The calls in the message of a wait that fails. */
    private List<String> shown() {
        return callsIn(assertThrows(EventAssertionError.class,
                () -> events.subscribe(named("never")).within(Duration.ofMillis(1)).await()).getMessage());
    }

    @Test
    void aTestThatObservesTheBeanShowsItsCalls() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(new Observing(), "test");
        shelf.put("a");
        assertEquals(List.of("OwnCallsTest.Shelf.put(\"a\")"), shown());
        try (EventsScope alice = events.open("alice")) {
            shelf.put("b");
            assertEquals(List.of("OwnCallsTest.Shelf.put(\"b\")"), shown());
        }
        test.end();
    }

    @Test
    void anotherTestDoesNot() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(new Other(), "test");
        shelf.put("a");
        assertEquals(List.of(), shown());
        assertEquals(1, events.seen().size());
        assertTrue(events.timeline().contains("Shelf.put"));
        try (EventsScope alice = events.open("alice")) {
            shelf.put("b");
            assertEquals(List.of(), shown());
        }
        test.end();
    }

    @Test
    void aCallThatFailedIsAlwaysShown() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(new Other(), "test");
        assertThrows(IllegalArgumentException.class, () -> shelf.put(""));
        assertEquals(List.of("OwnCallsTest.Shelf.put(\"\") -> failed: IllegalArgumentException: nothing"), shown());
        test.end();
    }

    @Test
    void aSubscriptionAsksForTheCallsOfItsBean() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(new Other(), "test");
        events.subscribe(calls(Shelf.class, "put"));
        shelf.put("a");
        assertEquals(List.of("OwnCallsTest.Shelf.put(\"a\")"), shown());
        test.end();
    }

    @Test
    void aSubscriptionByNameShowsItsCalls() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(new Other(), "test");
        events.subscribe(named("OwnCallsTest.Shelf.put"));
        shelf.put("a");
        assertEquals(List.of("OwnCallsTest.Shelf.put(\"a\")"), shown());
        test.end();
    }
}
