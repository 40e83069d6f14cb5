package io.quarkiverse.handlertesting.runtime.internal.application;

import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Keeps the cause of the code that runs now: in the duplicated context of Vert.x if there is one, since every callback and task
 * of an exchange has it; else in the thread. Lives as long as the application.
 */
public final class CauseContext implements CurrentCause {

    private static final String KEY = CauseContext.class.getName();

    private final ThreadLocal<RunningCause> ofThread = new ThreadLocal<>();

    @Override
    public RunningCause current() {
        RunningCause cause = of(Vertx.currentContext());
        return cause != null ? cause : ofThread.get();
    }

    /** The cause that a duplicated context has; {@code null} for others. */
    public static RunningCause of(Context context) {
        return context != null && VertxContext.isDuplicatedContext(context)
                && context.getLocal(KEY) instanceof RunningCause cause ? cause : null;
    }

    /**
     * Sets the cause of all code that runs on this duplicated context from now on.
     *
     * @param cause {@code null} to remove it
     */
    public static void put(Context duplicated, RunningCause cause) {
        if (cause == null) {
            duplicated.removeLocal(KEY);
        } else {
            duplicated.putLocal(KEY, cause);
        }
    }

    @Override
    public void set(RunningCause cause) {
        Context context = duplicated();
        if (context == null) {
            setOfThread(cause);
        } else {
            put(context, cause);
        }
    }

    @Override
    public RunningCause setOfThread(RunningCause cause) {
        RunningCause before = ofThread.get();
        if (cause == null) {
            ofThread.remove();
        } else {
            ofThread.set(cause);
        }
        return before;
    }

    private static Context duplicated() {
        Context context = Vertx.currentContext();
        return context != null && VertxContext.isDuplicatedContext(context) ? context : null;
    }
}
