package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.text.Unwrapped;
import io.smallrye.context.JdkSpecific;
import io.smallrye.context.SmallRyeThreadContext;

/**
 * Called by {@code runAsync} and {@code supplyAsync} of {@code ManagedExecutor}s, and by their futures, which are
 * {@link AskedFuture}s: their classes are transformed for the tests.
 */
public final class ManagedFutures {

    private ManagedFutures() {
    }

    /** Called in place of the method of the context: makes the future that the application gets. */
    public static <T> CompletableFuture<T> withContextCapture(SmallRyeThreadContext context, CompletableFuture<T> task,
            Executor executor) {
        CompletableFuture<T> future = JdkSpecific.newCompletableFuture(context, executor);
        task.whenComplete((value, failure) -> {
            if (failure == null) {
                future.complete(value);
            } else {
                failed(future, failure);
                future.completeExceptionally(failure);
            }
        });
        return future;
    }

    /** The exception of a task is dropped if its future was cancelled, or completed by other code. */
    private static void failed(CompletableFuture<?> future, Throwable failure) {
        RunningCause cause = future.isDone() ? null : ApplicationTestRuns.findCause();
        if (cause != null && future instanceof AskedFuture<?> asked) {
            asked.failed(cause.failedHereUnlessAsked(Unwrapped.ofStage(failure), WorkKind.ASYNC, null));
        }
    }

    /** Called by {@code toCompletableFuture} of a future. */
    public static void given(Object future) {
        if (future instanceof AskedFuture<?> asked) {
            asked.given();
        }
    }
}
