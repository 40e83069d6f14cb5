package io.quarkiverse.handlertesting.behaviour.cause;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.util.List;
import java.util.concurrent.CountDownLatch;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.test.junit.QuarkusTest;

/** A test method is the cause of what it does, also on the thread that JUnit makes for its timeout. */
@QuarkusTest
class TestMethodThreadTest {

    @Inject
    Events events;
    @Inject
    Event<Object> anything;
    @Inject
    ManagedExecutor executor;

    record Tick(int number) {
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void onTheThreadOfATimeout() {
        act();
    }

    @Test
    void onTheThreadOfAPreemptiveAssertion() {
        assertTimeoutPreemptively(ofSeconds(60), this::act);
    }

    private void act() {
        CountDownLatch released = new CountDownLatch(1);
        executor.execute(() -> {
            try {
                released.await();
                anything.fire(new Tick(2));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        anything.fire(new Tick(1));
        var running = assertThrows(EventAssertionError.class, () -> events.awaitIdle(ZERO));
        assertEquals(Reason.TIMED_OUT, running.reason());
        released.countDown();
        events.awaitIdle(ofSeconds(30));
        assertEquals(List.of("test", "test"), events.seen().stream().map(event -> String.valueOf(event.cause())).toList());
    }
}
