package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.AbortPolicy;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;

import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.IdleWait;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestCauses;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;

/** Pools, the tests that submit to them, and tasks that signal what they do. */
abstract class PoolTest {

    static final ThreadFactory DAEMONS = task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    };

    final TestRuns runs = TestCauses.runs();
    final CurrentCause current = runs.currentCause();
    final TestRun test = runs.begin("PullTest.pull");
    final RunningCause first = test.request("POST /first");
    final RunningCause second = test.request("POST /second");
    final FollowedTasks tasks = new FollowedTasks(runs);
    /** The causes of the tasks that have run, in their order. */
    final BlockingQueue<String> ran = new LinkedBlockingQueue<>();
    private final List<ExecutorService> pools = new ArrayList<>();
    private final List<Gate> gates = new ArrayList<>();

    /** The code of a request has its cause, but the test method has none here. */
    PoolTest() {
        current.setOfThread(null);
    }

    @AfterEach
    void stop() throws InterruptedException {
        gates.forEach(Gate::open);
        for (ExecutorService pool : pools) {
            pool.shutdownNow();
            assertTrue(pool.awaitTermination(30, TimeUnit.SECONDS));
        }
    }

    <P extends ExecutorService> P closed(P pool) {
        pools.add(pool);
        return pool;
    }

    FollowedThreadPool pool(int threads) {
        return pool(threads, new LinkedBlockingQueue<>(), new AbortPolicy());
    }

    FollowedThreadPool pool(int threads, BlockingQueue<Runnable> queue, RejectedExecutionHandler handler) {
        return closed(new FollowedThreadPool(threads, threads, 0, TimeUnit.SECONDS, queue, Executors.defaultThreadFactory(),
                handler, () -> tasks));
    }

    /** A task that holds a thread of a pool until it is opened. */
    final class Gate implements Runnable {

        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch opened = new CountDownLatch(1);

        Gate() {
            gates.add(this);
        }

        @Override
        public void run() {
            entered.countDown();
            boolean interrupted = false;
            while (opened.getCount() > 0) {
                try {
                    opened.await();
                } catch (InterruptedException early) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            record();
        }

        void awaitEntered() throws InterruptedException {
            assertTrue(entered.await(30, TimeUnit.SECONDS));
        }

        void open() {
            opened.countDown();
        }
    }

    /** Holds the only thread of a pool, without a cause. */
    Gate hold(ThreadPoolExecutor pool) throws InterruptedException {
        Gate gate = new Gate();
        pool.execute(gate);
        gate.awaitEntered();
        return gate;
    }

    /** Notes the cause of the code that runs now. */
    void record() {
        ran.add(String.valueOf(cause()));
    }

    Long cause() {
        RunningCause cause = current.current();
        return cause == null ? null : cause.cause().number();
    }

    void as(RunningCause cause, Runnable code) {
        current.run(cause, code);
    }

    void awaitIdle() {
        IdleWait.of(test).await(Duration.ofSeconds(30));
        assertEquals(0, tasks.size(), "tasks that are followed");
    }

    void assertRunning(int works) {
        assertEquals(works, test.leftovers().size());
    }

    /** The causes of all tasks that have run. */
    List<String> ran() {
        List<String> all = new ArrayList<>();
        ran.drainTo(all);
        return all;
    }
}
