package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor.AbortPolicy;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;

/** A pool reports a task that is work of its own as dropped, whether or not the thread that submits it has a cause. */
@Timeout(120)
class CountedTaskTest extends ForkJoinTest {

    private final AtomicInteger dropped = new AtomicInteger();

    /** As a stage of a {@code CompletableFuture}. */
    private final class Stage implements Runnable, CountedTask {

        @Override
        public void run() {
            record();
        }

        @Override
        public void dropped() {
            dropped.incrementAndGet();
        }
    }

    private ExecutorService pool(String kind) {
        return switch (kind) {
            case "threads" -> pool(1);
            case "scheduled" -> closed(
                    new FollowedScheduledPool(1, Executors.defaultThreadFactory(), new AbortPolicy(), () -> tasks));
            default -> pool(1, () -> tasks);
        };
    }

    @ParameterizedTest
    @CsvSource({ "threads, true", "threads, false", "scheduled, true", "scheduled, false", "fork-join, true",
            "fork-join, false" })
    void oneThatIsLeftByShutdownNowIsDropped(String kind, boolean caused) throws Exception {
        RunningCause cause = caused ? first : null;
        ExecutorService pool = pool(kind);
        Gate gate = new Gate();
        pool.execute(gate);
        gate.awaitEntered();
        as(cause, () -> pool.execute(new Stage()));
        pool.shutdownNow();
        assertEquals(1, dropped.get());
        gate.open();
        assertTrue(pool.awaitTermination(30, SECONDS));
        awaitIdle();
        assertEquals(1, dropped.get());
    }

    @ParameterizedTest
    @CsvSource({ "threads, true", "threads, false", "scheduled, true", "scheduled, false", "fork-join, true",
            "fork-join, false" })
    void oneThatHasRunIsNotDropped(String kind, boolean caused) throws Exception {
        RunningCause cause = caused ? first : null;
        ExecutorService pool = pool(kind);
        as(cause, () -> pool.execute(new Stage()));
        pool.submit(() -> {
        }).get(30, SECONDS);
        pool.shutdownNow();
        assertTrue(pool.awaitTermination(30, SECONDS));
        awaitIdle();
        assertEquals(0, dropped.get());
        assertEquals(1, ran().size());
    }
}
