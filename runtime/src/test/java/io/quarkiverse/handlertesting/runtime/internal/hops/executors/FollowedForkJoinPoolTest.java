package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletableFuture.AsynchronousCompletionTask;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;

/** Tasks of a {@link ForkJoinPool} have the cause of the code that submits them. */
@Timeout(120)
class FollowedForkJoinPoolTest extends ForkJoinTest {

    @Test
    void eachFormOfTaskHasItsCause() throws Exception {
        as(first, () -> pool.execute(this::record));
        awaitIdle();
        as(second, () -> pool.execute((ForkJoinTask<?>) new Recording()));
        awaitIdle();
        assertNull(in(first, () -> pool.submit(this::record)).get(30, SECONDS));
        awaitIdle();
        assertEquals("r", in(second, () -> pool.submit(this::record, "r")).get(30, SECONDS));
        awaitIdle();
        assertEquals("1", in(first, () -> pool.submit(() -> String.valueOf(cause()))).get(30, SECONDS));
        awaitIdle();
        assertEquals(7, in(second, () -> pool.submit(new Recording())).get(30, SECONDS));
        awaitIdle();
        assertEquals(7, in(first, () -> pool.invoke(new Recording())));
        awaitIdle();
        pool.submit(this::record).get(30, SECONDS);
        pool.invoke(new Recording());
        assertEquals(List.of("1", "2", "1", "2", "2", "1", "null", "null"), ran());
    }

    @Test
    void aRunningTaskIsWork() throws Exception {
        Gate gate = new Gate();
        as(first, () -> pool.execute(gate));
        gate.awaitEntered();
        assertRunning(1);
        gate.open();
        awaitIdle();
    }

    @Test
    void stagesOfAFutureAreWork() throws Exception {
        Gate stage = new Gate();
        as(first, () -> CompletableFuture.supplyAsync(this::cause, pool).thenAcceptAsync(cause -> stage.run(), pool));
        stage.awaitEntered();
        // The other thread may still be about to leave the task before.
        assertFalse(test.leftovers().isEmpty());
        stage.open();
        awaitIdle();
        assertEquals(List.of("1"), ran());
    }

    @Test
    void aStageMayWaitForAnotherOneInAPoolOfOneThread() {
        var one = pool(1, () -> tasks);
        CompletableFuture<String> outer = in(first, () -> CompletableFuture.supplyAsync(
                () -> CompletableFuture.supplyAsync(() -> String.valueOf(cause()), one).join(), one));
        assertEquals("1", outer.join());
        awaitIdle();
    }

    private final class OpenPool extends FollowedForkJoinPool {

        OpenPool() {
            super(1, defaultForkJoinWorkerThreadFactory, null, false, () -> tasks);
        }

        ForkJoinTask<?> poll() {
            return pollSubmission();
        }
    }

    /** By this type, a thread of the pool that waits for a stage finds other stages to run meanwhile. */
    @Test
    void aQueuedStageIsMarkedAsOne() throws Exception {
        OpenPool one = closed(new OpenPool());
        Gate gate = new Gate();
        one.execute(gate);
        gate.awaitEntered();
        as(first, () -> CompletableFuture.runAsync(this::record, one));
        ForkJoinTask<?> stage = one.poll();
        assertInstanceOf(AsynchronousCompletionTask.class, stage);
        stage.invoke();
        awaitIdle();
        as(second, () -> one.execute((ForkJoinTask<?>) new Recording()));
        assertFalse(one.poll() instanceof AsynchronousCompletionTask);
        assertEquals(List.of("1"), ran());
    }

    @Test
    void anExceptionReachesTheFuture() {
        IllegalStateException broken = new IllegalStateException("broken");
        ForkJoinTask<?> runnable = in(first, () -> pool.submit((Runnable) () -> {
            throw broken;
        }));
        assertEquals("broken", rootOf(assertThrows(ExecutionException.class, () -> runnable.get(30, SECONDS))).getMessage());
        ForkJoinTask<?> action = in(first, () -> pool.submit((ForkJoinTask<?>) new RecursiveAction() {
            @Override
            protected void compute() {
                throw broken;
            }
        }));
        assertEquals("broken", rootOf(assertThrows(ExecutionException.class, () -> action.get(30, SECONDS))).getMessage());
        as(first, () -> assertEquals("broken", rootOf(assertThrows(IllegalStateException.class,
                () -> pool.invoke(new RecursiveAction() {
                    @Override
                    protected void compute() {
                        throw broken;
                    }
                }))).getMessage()));
        awaitIdle();
    }

    private static Throwable rootOf(Throwable thrown) {
        return thrown.getCause() == null ? thrown : rootOf(thrown.getCause());
    }

    @Test
    void invokedTasksHaveTheCauseAndLeaveNoWork() throws Exception {
        Callable<String> task = () -> String.valueOf(cause());
        Runnable back = current.enter(first);
        assertEquals("1", pool.invokeAny(List.of(task, task)));
        assertEquals("1", pool.invokeAny(List.of(task, task), 30, SECONDS));
        List<Future<String>> all = new ArrayList<>(pool.invokeAll(List.of(task, task)));
        all.addAll(pool.invokeAll(List.of(task), 30, SECONDS));
        back.run();
        for (Future<String> each : all) {
            assertEquals("1", each.get());
        }
        awaitIdle();
    }

    @Test
    void manyThreadsSubmitAtOnce() throws Exception {
        Queue<String> mixed = new ConcurrentLinkedQueue<>();
        var users = closed(Executors.newFixedThreadPool(8));
        List<Future<?>> submitted = new ArrayList<>();
        for (int user = 0; user < 8; user++) {
            RunningCause cause = test.request("GET /" + user);
            submitted.add(users.submit(() -> {
                for (int i = 0; i < 1000; i++) {
                    as(cause, () -> pool.submit(() -> {
                        if (current.current() != cause) {
                            mixed.add(cause + " ran as " + current.current());
                        }
                    }));
                }
            }));
        }
        for (Future<?> each : submitted) {
            each.get(60, SECONDS);
        }
        awaitIdle();
        assertEquals(List.of(), List.copyOf(mixed));
    }

    @ParameterizedTest
    @ValueSource(booleans = { false, true })
    void thePoolIsAsThatOfTheJdk(boolean followed) throws Exception {
        ForkJoinPool any = followed ? pool : closed(new ForkJoinPool(2));
        RecursiveTask<Integer> task = new Recording();
        assertSame(task, in(first, () -> any.submit(task)));
        assertEquals(7, task.get(30, SECONDS));
        assertThrows(NullPointerException.class, () -> any.execute((Runnable) null));
        assertThrows(NullPointerException.class, () -> any.execute((ForkJoinTask<?>) null));
        assertThrows(NullPointerException.class, () -> any.submit((Runnable) null));
        assertThrows(NullPointerException.class, () -> any.submit((Callable<?>) null));
        assertThrows(NullPointerException.class, () -> any.submit((ForkJoinTask<?>) null));
        assertThrows(NullPointerException.class, () -> any.invoke(null));
        assertThrows(NullPointerException.class, () -> any.invokeAll(null));
        assertTrue(any.toString().startsWith("java.util.concurrent.ForkJoinPool@"), any.toString());
        Runnable named = new Runnable() {
            @Override
            public void run() {
                assertInstanceOf(ForkJoinWorkerThread.class, Thread.currentThread());
            }

            @Override
            public String toString() {
                return "named";
            }
        };
        ForkJoinTask<?> future = in(first, () -> any.submit(named));
        assertTrue(future.toString().contains("[Wrapped task = named]"), future.toString());
        assertNull(future.get(30, SECONDS));
    }
}
