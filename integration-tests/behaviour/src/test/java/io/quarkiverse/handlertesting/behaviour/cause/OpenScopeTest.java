package io.quarkiverse.handlertesting.behaviour.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.behaviour.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.test.junit.QuarkusTest;

/** A scope that is left open ends with its test, or fails it if its thread outlives the test. */
@QuarkusTest
class OpenScopeTest extends QuarkusTestCallbacks.Logging {

    private static final String STILL_OPEN = "The scope OpenScopeTest.opens, alice is still open after its test, so the thread"
            + " user still belongs to it. Close it there, for example with try (…).";

    @Inject
    Events events;

    private final ExecutorService user = Executors.newSingleThreadExecutor(task -> new Thread(task, "user"));

    void opens() {
    }

    @AfterEach
    void stop() {
        user.shutdownNow();
    }

    @Test
    void failsTheTestOfAnotherThread() throws Exception {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "opens");
        user.submit(() -> events.open("alice")).get(30, TimeUnit.SECONDS);
        EventAssertionError failure = assertThrows(EventAssertionError.class, test::end);
        assertEquals(STILL_OPEN, failure.getMessage());
        assertEquals(Reason.LEFTOVERS, failure.reason());
    }

    @Test
    void isAWarningOfATestThatHasFailed() throws Exception {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "opens");
        user.submit(() -> events.open("alice")).get(30, TimeUnit.SECONDS);
        test.endWith(new AssertionError("of the test"));
        assertEquals(List.of(STILL_OPEN), warnings());
    }

    @Test
    void endsWithItsTestOnTheSameThread() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "opens");
        events.open("alice");
        events.open("bob");
        test.end();
        assertThrows(IllegalStateException.class, () -> events.seen());
        assertEquals(List.of(), warnings());
    }
}
