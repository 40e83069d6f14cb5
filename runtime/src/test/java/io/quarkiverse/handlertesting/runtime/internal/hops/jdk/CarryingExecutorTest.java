package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletableFuture.AsynchronousCompletionTask;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.cause.IdleWait;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;

/** A stage is work from the moment it is given to its executor until it has run. */
class CarryingExecutorTest {

    private final CarriedCauses causes = new CarriedCauses();
    private final List<Runnable> queue = new ArrayList<>();

    private Executor carrying(Executor executor) {
        return new CarryingExecutor(executor, causes.carried.cause(), causes.current);
    }

    @Test
    void aStageIsWorkUntilItHasRun() {
        List<RunningCause> seen = new ArrayList<>();
        CompletableFuture<Void> stage = CompletableFuture.runAsync(() -> seen.add(causes.here()), carrying(queue::add));
        assertEquals(1, causes.running());
        causes.current.setOfThread(null);
        queue.get(0).run();
        assertEquals(List.of(causes.test.root()), seen);
        assertEquals(0, causes.running());
        assertNull(causes.here());
        assertNull(stage.join());
    }

    @Test
    void theExecutorSeesATaskOfAFuture() {
        CompletableFuture.runAsync(() -> {
        }, carrying(queue::add));
        assertInstanceOf(AsynchronousCompletionTask.class, queue.get(0));
    }

    @Test
    void theCommonPoolSeesATaskThatAJoinHelpsWith() throws Exception {
        CompletableFuture<Integer> joined = CompletableFuture.supplyAsync(() -> 1, carrying(ForkJoinPool.commonPool()));
        assertEquals(1, joined.get(30, TimeUnit.SECONDS));
        IdleWait.of(causes.test).await(Duration.ofSeconds(30));
        assertEquals(0, causes.running());
    }

    @Test
    void aStageThatIsRejectedIsNoWork() {
        RejectedExecutionException rejected = new RejectedExecutionException("full");
        assertSame(rejected, assertThrows(RejectedExecutionException.class,
                () -> carrying(stage -> {
                    throw rejected;
                }).execute(() -> {
                })));
        assertEquals(0, causes.running());
    }

    @Test
    void outsideAnApplicationAnExecutorStaysAsItIs() {
        Executor executor = Runnable::run;
        assertSame(executor, CarryingExecutor.of(executor));
        assertNull(CarryingExecutor.of(null));
    }
}
