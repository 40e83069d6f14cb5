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
import java.util.concurrent.CountedCompleter;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;

/** Tasks of a {@link ForkJoinPool} have the cause of the code that submits them. */
@Timeout(120)
class FollowedForkJoinPoolTest extends PoolTest {

    private final FollowedForkJoinPool pool = pool(2, () -> tasks);

    private FollowedForkJoinPool pool(int parallelism, Supplier<FollowedTasks> source) {
        return closed(new FollowedForkJoinPool(parallelism, ForkJoinPool.defaultForkJoinWorkerThreadFactory, null, false,
                source));
    }

    private <T> T in(RunningCause cause, Supplier<T> code) {
        return current.get(cause, code);
    }

    /** A task of a class that is not transformed. */
    private final class Recording extends RecursiveTask<Integer> {

        @Override
        protected Integer compute() {
            record();
            return 7;
        }
    }

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
    void aTaskThatIsCancelledBeforeItRunsIsNoWork() throws Exception {
        var one = pool(1, () -> tasks);
        Gate gate = new Gate();
        one.execute(gate);
        gate.awaitEntered();
        ForkJoinTask<?> submitted = in(first, () -> one.submit(this::record));
        assertRunning(1);
        assertTrue(ForkJoinCalls.cancelled(tasks, submitted, false));
        awaitIdle();
        ForkJoinTask<?> computing = in(first, () -> one.submit(new Sum(0, 1)));
        assertRunning(1);
        assertTrue(ForkJoinCalls.cancelled(tasks, computing, false));
        awaitIdle();
        gate.open();
        one.submit(() -> {
        }).get(30, SECONDS);
        assertEquals(List.of("null"), ran());
    }

    @Test
    void aTaskThatIsCancelledWhileItRunsIsWorkUntilItReturns() throws Exception {
        Gate gate = new Gate();
        ForkJoinTask<?> task = in(first, () -> pool.submit(gate));
        gate.awaitEntered();
        ForkJoinCalls.cancelled(tasks, task, false);
        assertRunning(1);
        gate.open();
        awaitIdle();
    }

    @Test
    void shutdownNowEndsQueuedTasks() throws Exception {
        var one = pool(1, () -> tasks);
        Gate gate = new Gate();
        as(first, () -> one.execute(gate));
        gate.awaitEntered();
        as(second, () -> {
            one.execute(this::record);
            one.submit(this::record);
            one.execute((ForkJoinTask<?>) new Recording());
            one.execute((ForkJoinTask<?>) new Sum(0, 1));
        });
        assertRunning(5);
        one.shutdownNow();
        assertRunning(1);
        gate.open();
        awaitIdle();
        assertEquals(List.of("1"), ran());
    }

    @Test
    void aTaskIsRejectedAfterShutdown() {
        pool.shutdown();
        as(first, () -> {
            assertThrows(RejectedExecutionException.class, () -> pool.execute(this::record));
            assertThrows(RejectedExecutionException.class, () -> pool.submit(this::record));
            assertThrows(RejectedExecutionException.class, () -> pool.submit(() -> 1));
            assertThrows(RejectedExecutionException.class, () -> pool.submit(new Recording()));
            assertThrows(RejectedExecutionException.class, () -> pool.submit(new Sum(0, 1)));
        });
        awaitIdle();
    }

    /** As the transformed class of an application. It notes each part that does not have its cause. */
    private final class Sum extends RecursiveTask<Integer> implements FollowedCompute {

        private final ForkJoinTasks calls = new ForkJoinTasks(() -> tasks);
        private final int from;
        private final int to;

        Sum(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        protected Integer compute() {
            Runnable computing = calls.computing(this);
            try {
                return sum();
            } finally {
                ForkJoinCalls.computed(computing);
            }
        }

        private int sum() {
            if (to - from == 1) {
                record();
                return from;
            }
            int middle = (from + to) / 2;
            Sum left = new Sum(from, middle);
            calls.forking(List.of(left));
            left.fork();
            return new Sum(middle, to).compute() + left.join();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 4 })
    void forkedTasksHaveTheCauseOfTheirParent(int parallelism) throws Exception {
        var many = pool(parallelism, () -> tasks);
        ForkJoinTask<Integer> one = in(first, () -> many.submit(new Sum(0, 500)));
        ForkJoinTask<Integer> other = in(second, () -> many.submit(new Sum(0, 500)));
        assertEquals(499 * 250, one.get(60, SECONDS));
        assertEquals(499 * 250, other.get(60, SECONDS));
        awaitIdle();
        List<String> all = ran();
        assertEquals(500, all.stream().filter("1"::equals).count());
        assertEquals(500, all.stream().filter("2"::equals).count());
    }

    @Test
    void aForkedTaskThatNoTaskJoinsIsWork() throws Exception {
        Gate gate = new Gate();
        ForkJoinTasks calls = new ForkJoinTasks(() -> tasks);
        class Child extends RecursiveAction implements FollowedCompute {
            @Override
            protected void compute() {
                Runnable computing = calls.computing(this);
                gate.run();
                ForkJoinCalls.computed(computing);
            }
        }
        in(first, () -> pool.submit(() -> {
            Child child = new Child();
            calls.forking(List.of(child));
            child.fork();
        })).get(30, SECONDS);
        gate.awaitEntered();
        assertFalse(test.leftovers().isEmpty());
        gate.open();
        awaitIdle();
        assertEquals(List.of("1"), ran());
    }

    @Test
    void tasksThatWereCancelledWithTheOthersAreNoWork() {
        ForkJoinTasks calls = new ForkJoinTasks(() -> tasks);
        Sum cancelled = new Sum(0, 1);
        as(first, () -> calls.forking(List.of(cancelled)));
        assertRunning(1);
        cancelled.cancel(false);
        calls.joined(List.of(cancelled));
        awaitIdle();
    }

    /** Such a task ends after it has returned, so it is left as it is. */
    @Test
    void aCountedCompleterIsNotFollowed() throws Exception {
        AtomicReference<Thread> thread = new AtomicReference<>();
        CountedCompleter<Void> task = new CountedCompleter<>() {
            @Override
            public void compute() {
                thread.set(Thread.currentThread());
                record();
                tryComplete();
            }
        };
        assertSame(task, in(first, () -> pool.submit(task)));
        task.get(30, SECONDS);
        assertEquals(List.of("null"), ran());
        assertRunning(0);
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
