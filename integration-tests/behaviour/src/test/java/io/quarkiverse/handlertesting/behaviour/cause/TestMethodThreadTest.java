package io.quarkiverse.handlertesting.behaviour.cause;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

import io.netty.util.concurrent.GlobalEventExecutor;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;

/** A test method is the cause of what it does, also on the thread that JUnit makes for its timeout, and on those of Vert.x. */
@QuarkusTest
class TestMethodThreadTest {

    @Inject
    Events events;
    @Inject
    Event<Object> anything;
    @Inject
    ManagedExecutor executor;
    @Inject
    Vertx vertx;

    private final CountDownLatch fired = new CountDownLatch(1);

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

    @Test
    void executesABlockingTask() {
        vertx.executeBlocking(() -> {
            anything.fire(new Tick(1));
            return null;
        });
        events.awaitIdle();
        assertEquals(List.of("test"), causes());
    }

    @Test
    void runsATaskOnAContext() {
        vertx.runOnContext(now -> anything.fire(new Tick(1)));
        events.awaitIdle();
        assertEquals(List.of("test"), causes());
    }

    @Test
    void runsATaskOnAContextFromAnExecutor() {
        executor.execute(() -> vertx.runOnContext(now -> anything.fire(new Tick(1))));
        events.awaitIdle();
        assertEquals(List.of("test"), causes());
    }

    @Test
    void leavesNoCauseOnAThreadOfVertx() throws Exception {
        WorkerExecutor one = vertx.createSharedWorkerExecutor("TestMethodThreadTest", 1);
        try {
            one.executeBlocking(() -> null);
            events.awaitIdle();
            // Without a cause: submitted by a thread that has none.
            GlobalEventExecutor.INSTANCE.execute(() -> one.executeBlocking(() -> {
                anything.fire(new Tick(1));
                return null;
            }).onComplete(done -> fired.countDown()));
            assertTrue(fired.await(30, TimeUnit.SECONDS));
            assertEquals(List.of("null"), causes());
        } finally {
            one.close();
        }
    }

    private List<String> causes() {
        return events.seen().stream().map(event -> String.valueOf(event.cause())).toList();
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
        assertEquals(List.of("test", "test"), causes());
    }
}
