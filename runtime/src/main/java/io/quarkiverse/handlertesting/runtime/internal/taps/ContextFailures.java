package io.quarkiverse.handlertesting.runtime.internal.taps;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.ExceptionHandlers;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.vertx.core.Context;
import io.vertx.core.Handler;

/**
 * Called by the contexts of Vert.x with each exception that a handler has thrown, whose class is changed for the tests. The
 * exception goes to the handler of the context, else to that of Vert.x; Quarkus sets one that logs it.
 */
public final class ContextFailures {

    /** The handlers that the application sets by the bindings of Mutiny. */
    private static final String BINDINGS = "io.smallrye.mutiny.vertx.";

    private ContextFailures() {
    }

    /**
     * @param context the {@link Context} that reports the exception
     * @param thrown a {@link Throwable}
     */
    public static void reported(Object context, Object thrown) {
        RunningCause cause = ApplicationTestRuns.findCause();
        if (cause == null) {
            return;
        }
        if (isHandled((Context) context)) {
            cause.seen((Throwable) thrown);
        } else {
            cause.failedHere((Throwable) thrown, WorkKind.CONTEXT, null);
        }
    }

    /**
     * As {@link #reported(Object, Object)}, before Vert.x reports it.
     *
     * @param context the current one; {@code null} for none
     * @param work the work that the exception ends
     */
    public static void thrown(Context context, Throwable thrown, Work work) {
        if (isHandled(context)) {
            work.cause().seen(thrown);
        } else {
            work.failed(thrown);
        }
    }

    private static boolean isHandled(Context context) {
        if (context == null) {
            return false;
        }
        Handler<Throwable> handler = context.exceptionHandler();
        Handler<Throwable> used = handler != null ? handler : context.owner().exceptionHandler();
        return ExceptionHandlers.isOwn(used) || used != null && used.getClass().getName().startsWith(BINDINGS);
    }
}
