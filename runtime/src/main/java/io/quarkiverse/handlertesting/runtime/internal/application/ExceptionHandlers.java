package io.quarkiverse.handlertesting.runtime.internal.application;

import java.lang.Thread.UncaughtExceptionHandler;

import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.text.ApplicationFrames;

/** Finds out which handlers of exceptions are the application's own: what these get is delivered. */
public final class ExceptionHandlers {

    private ExceptionHandlers() {
    }

    /** Whether a handler is of a class of the application. {@code null} is none. */
    public static boolean isOwn(Object handler) {
        return handler != null && ApplicationFrames.isApplication(handler.getClass().getName());
    }

    /**
     * Called when a task has thrown, and only the handler of the current thread gets the exception. Call it before the work of
     * the task ends.
     */
    public static void thrown(Work work, Throwable thrown) {
        if (!hasOwn(Thread.currentThread())) {
            work.failed(thrown);
        }
    }

    /** Whether a handler of the application gets the exceptions that end what this thread runs. */
    public static boolean hasOwn(Thread thread) {
        return reachesOwn(thread.getUncaughtExceptionHandler());
    }

    /** Whether a handler is of the application, or passes exceptions on to one that is. */
    public static boolean reachesOwn(UncaughtExceptionHandler handler) {
        return isOwn(handler) || handler instanceof ThreadGroup && isOwn(Thread.getDefaultUncaughtExceptionHandler());
    }
}
