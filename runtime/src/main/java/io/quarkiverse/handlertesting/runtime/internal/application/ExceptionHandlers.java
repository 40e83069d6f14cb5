package io.quarkiverse.handlertesting.runtime.internal.application;

import java.lang.Thread.UncaughtExceptionHandler;

import io.quarkiverse.handlertesting.runtime.internal.text.ApplicationFrames;

/** Finds out which handlers of exceptions are the application's own: what these get is delivered. */
public final class ExceptionHandlers {

    private ExceptionHandlers() {
    }

    /** Whether a handler is of a class of the application. {@code null} is none. */
    public static boolean isOwn(Object handler) {
        return handler != null && ApplicationFrames.isApplication(handler.getClass().getName());
    }

    /** Whether a handler of the application gets the exceptions that end what this thread runs. */
    public static boolean hasOwn(Thread thread) {
        UncaughtExceptionHandler handler = thread.getUncaughtExceptionHandler();
        return isOwn(handler) || handler instanceof ThreadGroup && isOwn(Thread.getDefaultUncaughtExceptionHandler());
    }
}
