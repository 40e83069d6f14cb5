package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.lang.StackWalker.StackFrame;
import java.util.function.Consumer;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.ExceptionHandlers;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.text.ApplicationFrames;

/**
 * Called by Mutiny with each exception that it drops; its class is changed for the tests. Quarkus sets a handler that logs
 * them.
 */
public final class DroppedFailures {

    private static final String MUTINY = "io.smallrye.mutiny.";
    /** Its subscribers pass on what no callback of the application takes. */
    private static final String CALLBACKS = MUTINY + "helpers.";
    private static final String SUBSCRIBERS = MUTINY + "subscription.Subscribers";
    private static final StackWalker WALKER = StackWalker.getInstance();

    private DroppedFailures() {
    }

    /**
     * In place of the method of the handler.
     *
     * @param dropped a {@link Throwable}
     */
    public static void accept(Consumer<Object> handler, Object dropped) {
        RunningCause cause = ApplicationTestRuns.findCause();
        if (cause != null) {
            if (ExceptionHandlers.isOwn(handler)) {
                cause.seen((Throwable) dropped);
            } else if (!isLate((Throwable) dropped)) {
                cause.failedHere((Throwable) dropped, WorkKind.MUTINY, null);
            }
        }
        handler.accept(dropped);
    }

    /**
     * In place of the method of an exception that has the failure of a {@code Multi} as its cause. A subscriber with a callback
     * for items only prints it.
     */
    public static void printStackTrace(Exception missing) {
        RunningCause cause = ApplicationTestRuns.findCause();
        if (cause != null) {
            cause.failedHere(missing.getCause(), WorkKind.MUTINY, null);
        }
        missing.printStackTrace();
    }

    /**
     * Whether the stream of the failure was cancelled, or had ended, before it failed: the code that has cancelled it, such as
     * a timeout, wants no result of it. An operator then drops the signal.
     */
    private static boolean isLate(Throwable dropped) {
        return WALKER.walk(frames -> frames.filter(frame -> frame.getClassName().startsWith(MUTINY)
                && !frame.getClassName().startsWith(MUTINY + "infrastructure.")).findFirst())
                .filter(frame -> isSignal(frame) && !isThrownIn(frame, dropped)).isPresent();
    }

    private static boolean isSignal(StackFrame frame) {
        return frame.getMethodName().equals("onFailure") && !frame.getClassName().startsWith(CALLBACKS)
                && !frame.getClassName().startsWith(SUBSCRIBERS);
    }

    /** Whether the operator has made the exception, since a callback of its subscriber has thrown. */
    private static boolean isThrownIn(StackFrame frame, Throwable dropped) {
        StackTraceElement[] trace = ApplicationFrames.stack(dropped);
        return trace.length > 0 && trace[0].getClassName().equals(frame.getClassName());
    }
}
