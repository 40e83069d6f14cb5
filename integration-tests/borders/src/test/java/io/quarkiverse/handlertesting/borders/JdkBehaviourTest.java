package io.quarkiverse.handlertesting.borders;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkus.test.junit.QuarkusTest;

/** The application sees of the JDK what it sees without the extension, although its calls are replaced. */
@QuarkusTest
@Timeout(60)
class JdkBehaviourTest {

    @Inject
    Events events;
    @Inject
    ApplicationTestRuns runs;

    private static void nothing() {
    }

    /** On a machine with few cores the JDK makes a thread for each stage. */
    @Test
    void stagesRunWhereTheJdkRunsThem() throws Exception {
        Supplier<Thread> current = Thread::currentThread;
        var original = (CompletableFuture<?>) CompletableFuture.class.getMethod("supplyAsync", Supplier.class).invoke(null,
                current);
        Thread expected = (Thread) original.get(30, SECONDS);
        List<Thread> threads = List.of(CompletableFuture.supplyAsync(current).get(30, SECONDS),
                CompletableFuture.completedFuture(1).thenApplyAsync(one -> current.get()).get(30, SECONDS));
        for (Thread thread : threads) {
            assertSame(expected.getClass(), thread.getClass());
            assertEquals(kind(expected), kind(thread));
        }
    }

    private static String kind(Thread thread) {
        return thread.getName().replaceAll("[0-9]+$", "") + thread.isDaemon();
    }

    @Test
    void aFutureWithAnExecutorOfItsOwnKeepsIt() {
        List<Runnable> given = new ArrayList<>();
        class Own<T> extends CompletableFuture<T> {
            @Override
            public Executor defaultExecutor() {
                return given::add;
            }

            @Override
            public <U> CompletableFuture<U> newIncompleteFuture() {
                return new Own<>();
            }
        }
        CompletableFuture<Void> stage = new Own<Integer>().completeAsync(() -> 1).thenRunAsync(JdkBehaviourTest::nothing);
        assertInstanceOf(Own.class, stage);
        given.get(0).run();
        given.get(1).run();
        assertNull(stage.join());
        events.awaitIdle();
    }

    @Test
    void aTimeoutIsTheJdks() throws Exception {
        CompletableFuture<Integer> future = new CompletableFuture<>();
        assertSame(future, future.orTimeout(1, MILLISECONDS));
        assertInstanceOf(TimeoutException.class,
                assertThrows(ExecutionException.class, () -> future.get(30, SECONDS)).getCause());
        CompletableFuture<Integer> early = new CompletableFuture<Integer>().orTimeout(1, HOURS);
        early.complete(2);
        assertEquals(2, early.join());
        events.awaitIdle();
        assertThrows(NullPointerException.class, () -> new CompletableFuture<>().orTimeout(1, null));
    }

    @Test
    void aFailureReachesItsStagesUnchanged() {
        IllegalStateException failure = new IllegalStateException("broken");
        CompletableFuture<Object> failed = CompletableFuture.supplyAsync(() -> {
            throw failure;
        });
        assertSame(failure, assertThrows(CompletionException.class, failed::join).getCause());
        assertThrows(NullPointerException.class, () -> CompletableFuture.runAsync(null));
        assertThrows(NullPointerException.class, () -> CompletableFuture.completedFuture(1).thenApplyAsync(null));
    }

    @Test
    void aThreadIsTheApplicationsOwn() throws Exception {
        AtomicReference<Throwable> uncaught = new AtomicReference<>();
        IllegalStateException failure = new IllegalStateException("broken");
        Thread thread = new Thread(() -> {
            throw failure;
        }, "importer");
        thread.setUncaughtExceptionHandler((one, thrown) -> uncaught.set(thrown));
        assertSame(Thread.class, thread.getClass());
        thread.start();
        assertThrows(IllegalThreadStateException.class, thread::start);
        thread.join(30_000);
        assertSame(failure, uncaught.get());
        assertEquals(Thread.State.TERMINATED, thread.getState());
        events.awaitIdle();
    }

    @Test
    void aTimerKeepsTheApplicationsOwnTask() throws Exception {
        Timer timer = new Timer(true);
        CountDownLatch ran = new CountDownLatch(1);
        TimerTask task = new TimerTask() {
            @Override
            public void run() {
                ran.countDown();
            }
        };
        timer.schedule(task, 1);
        assertEquals("Task already scheduled or cancelled",
                assertThrows(IllegalStateException.class, () -> timer.schedule(task, 1)).getMessage());
        assertTrue(ran.await(30, SECONDS));
        events.awaitIdle();
        assertFalse(task.cancel());
        TimerTask late = new TimerTask() {
            @Override
            public void run() {
                throw new AssertionError("runs");
            }
        };
        timer.schedule(late, HOURS.toMillis(1));
        assertTrue(late.cancel());
        timer.schedule(new TimerTask() {
            @Override
            public void run() {
                throw new AssertionError("runs");
            }
        }, HOURS.toMillis(1));
        timer.cancel();
        events.awaitIdle();
        assertEquals("Timer already cancelled.",
                assertThrows(IllegalStateException.class, () -> timer.schedule(late, 1)).getMessage());
        events.awaitIdle();
    }

    @Test
    void aParallelStreamHasTheSameOrderAndResult() {
        List<Integer> numbers = IntStream.range(0, 10_000).boxed().toList();
        assertEquals(numbers, numbers.parallelStream().map(one -> one).collect(Collectors.toList()));
        assertEquals(List.of(9_999, 9_998), numbers.parallelStream().sorted(Comparator.reverseOrder()).limit(2).toList());
        assertEquals(List.of(5, 6), numbers.stream().parallel().filter(one -> one >= 5).limit(2).toList());
        assertEquals(49_995_000, numbers.stream().mapToInt(one -> one).parallel().sum());
        assertEquals(3, Stream.iterate(0, one -> one + 1).parallel().limit(3).count());
        Stream<Integer> same = numbers.stream();
        assertSame(same, same.parallel());
        assertEquals(1, Stream.of(1).flatMap(one -> Stream.iterate(one, next -> next + 1)).parallel().findFirst().get());
        assertFalse(numbers.parallelStream().sequential().sorted().isParallel());
        List<String> closed = new ArrayList<>();
        try (Stream<Integer> stream = numbers.stream().onClose(() -> closed.add("closed")).parallel()) {
            assertEquals(10_000, stream.count());
        }
        assertEquals(List.of("closed"), closed);
    }

    @Test
    void anElementThatTheTargetRefusesStaysInTheQueue() {
        BlockingQueue<String> queue = new LinkedBlockingQueue<>(List.of("a", "b", "c"));
        BlockingQueue<String> target = new ArrayBlockingQueue<>(1);
        assertThrows(IllegalStateException.class, () -> queue.drainTo(target));
        assertEquals(List.of("a"), List.copyOf(target));
        assertEquals(List.of("b", "c"), List.copyOf(queue));
    }

    private static final class OwnQueue extends LinkedBlockingQueue<String> {

        @Override
        public int drainTo(Collection<? super String> target) {
            target.add("own");
            return 1;
        }
    }

    @Test
    void aQueueDrainsInItsOwnWay() {
        List<String> target = new ArrayList<>();
        assertEquals(1, new OwnQueue().drainTo(target));
        assertEquals(List.of("own"), target);
    }

    @Test
    void aSecondStartLeavesTheThreadItsCause() throws Exception {
        CountDownLatch refused = new CountDownLatch(1);
        AtomicReference<Object> cause = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                refused.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            cause.set(runs.currentCause().current());
        });
        thread.start();
        assertThrows(IllegalThreadStateException.class, thread::start);
        refused.countDown();
        thread.join(30_000);
        assertSame(runs.currentCause().current(), cause.get());
        events.awaitIdle();
    }
}
