package io.quarkiverse.handlertesting.runtime.internal.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestCauses;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** The cause of tasks on an executor that restores the context of the code that has submitted them, as that of Quarkus does. */
class TrackedExecutorTest {

    private final TestRun test = TestCauses.runs().begin("PullTest.pull");
    private final RunningCause first = test.request("POST /first");
    private final RunningCause second = test.request("POST /second");
    private final Vertx vertx = Vertx.vertx();
    private final Context ofFirst = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
    private final CauseContext current = new CauseContext();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** Runs tasks on the context of the first request. */
    private final class OnContext extends AbstractExecutorService {

        @Override
        public void execute(Runnable task) {
            ofFirst.runOnContext(here -> task.run());
        }

        @Override
        public void shutdown() {
        }

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return false;
        }
    }

    @Test
    void aTaskHasTheCauseOfItsSubmitterThoughTheContextHasAnother() {
        CauseContext.put(ofFirst, first);
        CompletableFuture<RunningCause> seen = new CompletableFuture<>();
        TrackedExecutor executor = new TrackedExecutor(new OnContext(), current, WorkKind.MUTINY);
        current.run(second, () -> executor.execute(() -> seen.complete(current.current())));
        assertSame(second, seen.orTimeout(30, TimeUnit.SECONDS).join());
        CompletableFuture<RunningCause> after = new CompletableFuture<>();
        ofFirst.runOnContext(here -> after.complete(current.current()));
        assertSame(first, after.orTimeout(30, TimeUnit.SECONDS).join());
        assertEquals(List.of(), test.leftovers());
    }
}
