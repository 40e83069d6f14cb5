package io.quarkiverse.handlertesting.borders;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkus.test.junit.QuarkusTest;

/** Work that the JDK will not run is over, and work does not wait for itself. */
@QuarkusTest
@Timeout(60)
class JdkWorkEndTest {

    @Inject
    Events events;
    @Inject
    ApplicationTestRuns runs;

    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void release() {
        released.countDown();
    }

    private static void nothing() {
    }

    /** Holds a thread of the pool until the latch is released. */
    private void hold(ExecutorService pool) throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        pool.execute(() -> {
            held.countDown();
            boolean interrupted = true;
            while (interrupted) {
                try {
                    released.await();
                    interrupted = false;
                } catch (InterruptedException byThePool) {
                    // The pool is shut down; the test releases the thread.
                }
            }
        });
        assertTrue(held.await(30, SECONDS));
    }

    @Test
    void aStageInTheQueueOfAPoolThatIsShutDown() throws Exception {
        var pool = new ThreadPoolExecutor(1, 1, 0, SECONDS, new LinkedBlockingQueue<>());
        hold(pool);
        CompletableFuture.runAsync(JdkWorkEndTest::nothing, pool);
        assertEquals(1, pool.shutdownNow().size());
        released.countDown();
        events.awaitIdle();
    }

    @Test
    void aStageInAForkJoinPoolThatIsShutDown() throws Exception {
        var pool = new ForkJoinPool(1);
        hold(pool);
        CompletableFuture.runAsync(JdkWorkEndTest::nothing, pool);
        pool.shutdownNow();
        released.countDown();
        events.awaitIdle();
    }

    @Test
    void aStageThatAPoolDiscards() {
        var pool = new ThreadPoolExecutor(1, 1, 0, SECONDS, new SynchronousQueue<>(), new DiscardPolicy());
        pool.shutdown();
        CompletableFuture.runAsync(JdkWorkEndTest::nothing, pool);
        CompletableFuture.delayedExecutor(1, MILLISECONDS, pool).execute(JdkWorkEndTest::nothing);
        events.awaitIdle();
    }

    private static class Square extends RecursiveTask<Integer> {

        @Override
        protected Integer compute() {
            return 49;
        }
    }

    private static RecursiveAction forking(Consumer<Square> then) {
        return new RecursiveAction() {
            @Override
            protected void compute() {
                Square task = new Square();
                task.fork();
                then.accept(task);
            }
        };
    }

    @Test
    void aForkJoinTaskThatIsDoneAlready() {
        for (ForkJoinPool pool : List.of(ForkJoinPool.commonPool(), new ForkJoinPool(1))) {
            Square task = new Square();
            assertEquals(49, pool.invoke(task));
            assertEquals(49, pool.invoke(task));
            pool.submit(task);
            task.fork();
            pool.invoke(forking(forked -> {
                forked.fork();
                forked.join();
            }));
            pool.shutdown();
        }
        events.awaitIdle();
    }

    @Test
    void aForkedTaskThatIsCompletedOrTakenBack() {
        // The only thread runs the outer task, so no other takes the forked one.
        ForkJoinPool pool = new ForkJoinPool(1);
        pool.invoke(forking(task -> task.complete(1)));
        pool.invoke(forking(task -> task.completeExceptionally(new IllegalStateException("expected"))));
        pool.invoke(forking(task -> assertTrue(task.tryUnfork())));
        pool.shutdown();
        events.awaitIdle();
    }

    private static TimerTask task(Runnable code) {
        return new TimerTask() {
            @Override
            public void run() {
                code.run();
            }
        };
    }

    @Test
    void theTasksOfATimerThatATaskHasEnded() {
        Timer timer = new Timer(true);
        timer.schedule(task(JdkWorkEndTest::nothing), HOURS.toMillis(1));
        timer.schedule(task(() -> {
            throw new IllegalStateException("expected");
        }), 1);
        events.awaitIdle();
        events.expectFailure(IllegalStateException.class);
    }

    @Test
    void aTimerHasATaskThatTheApplicationRunsItself() {
        Timer timer = new Timer(true);
        TimerTask task = task(JdkWorkEndTest::nothing);
        timer.schedule(task, HOURS.toMillis(1));
        task.run();
        assertEquals(1, runs.currentCause().current().testRun().leftovers().size());
        task.cancel();
        timer.cancel();
        events.awaitIdle();
    }

    @Test
    void aTaskDoesNotWaitForItself() throws Exception {
        Callable<Void> waits = () -> {
            events.awaitIdle();
            return null;
        };
        for (ExecutorService pool : List.of(Executors.newFixedThreadPool(1), new ForkJoinPool(1))) {
            pool.submit(waits).get(30, SECONDS);
            CompletableFuture.runAsync(events::awaitIdle, pool).get(30, SECONDS);
            pool.invokeAny(List.of(waits));
            pool.shutdown();
        }
        ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
        pool.schedule(waits, 1, MILLISECONDS).get(30, SECONDS);
        pool.shutdown();
        ForkJoinPool.commonPool().invoke(new RecursiveAction() {
            @Override
            protected void compute() {
                events.awaitIdle();
            }
        });
    }
}
