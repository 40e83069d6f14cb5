package io.quarkiverse.handlertesting.runtime.internal.taps;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.vertx.core.Promise;

/**
 * Called by the contexts of Vert.x when a blocking task has thrown, and by its futures when they pass on a failure; their
 * classes are changed for the tests. Nothing is called unless a task fails.
 */
public final class BlockingFailures {

    private BlockingFailures() {
    }

    /** In place of the method of the promise. */
    public static void fail(Promise<?> promise, Throwable thrown) {
        unlessAsked(thrown);
        promise.fail(thrown);
    }

    /** In place of the method of the promise. */
    public static boolean tryFail(Promise<?> promise, Throwable thrown) {
        unlessAsked(thrown);
        return promise.tryFail(thrown);
    }

    private static void unlessAsked(Throwable thrown) {
        RunningCause cause = ApplicationTestRuns.findCause();
        if (cause != null) {
            cause.failedHereUnlessAsked(thrown, WorkKind.BLOCKING, null);
        }
    }

    /**
     * Called when a future passes its failure to a listener, also to one that was added after the failure.
     *
     * @param listener one of Vert.x' own
     */
    public static void asked(Throwable failure, Object listener) {
        if (FutureListeners.isAnyAsking(listener)) {
            lookedAt(failure);
        }
    }

    /**
     * Called with the result of {@code future.cause()}, which it returns.
     *
     * @param failure {@code null} for a future that has not failed
     */
    public static Throwable cause(Throwable failure, Object future) {
        if (failure != null) {
            lookedAt(failure);
        }
        return failure;
    }

    private static void lookedAt(Throwable failure) {
        ApplicationTestRuns runs = ApplicationTestRuns.find();
        if (runs != null && runs.isAnyRunning()) {
            runs.asked(failure);
        }
    }
}
