package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/** A future that a library completes, in place of one of the JDK. Its failure is unseen until code asks for it. */
public class AskedPromise<T> extends AskedFuture<T> {

    /**
     * As the method of {@link CompletableFuture} with the same name, for a library whose executor counts its tasks.
     *
     * @param handled whether code of the application gets the exception of the task anyway; asked when the task has failed
     * @return a future of the JDK if the code that runs now has no cause
     */
    public static <T> CompletableFuture<T> supplyAsync(Supplier<T> task, Executor executor, BooleanSupplier handled) {
        return ApplicationTestRuns.findCause() == null ? CompletableFuture.supplyAsync(task, executor)
                : FutureCalls.start(new StageCallback(null, null) {

                    @Override
                    RunningCause cause() {
                        return handled.getAsBoolean() ? null : super.cause();
                    }
                }.starting(task, false), executor);
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        RunningCause cause = isDone() ? null : ApplicationTestRuns.findCause();
        if (cause != null) {
            failed(cause.failedHereUnlessAsked(failure, WorkKind.ASYNC, null));
        }
        return super.completeExceptionally(failure);
    }

    /** As {@link #completeExceptionally}, with a failure that no code needs to see. */
    protected final boolean completeUnasked(Throwable failure) {
        asked();
        return super.completeExceptionally(failure);
    }
}
