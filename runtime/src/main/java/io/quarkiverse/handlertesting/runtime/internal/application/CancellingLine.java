package io.quarkiverse.handlertesting.runtime.internal.application;

import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;

/**
 * The line of the application that cancels a timer, a task or a subscription now. The changed call sites of the application
 * bring it along as a constant, so no stack is walked. What a library cancels by itself has none, and is not reported.
 */
@Singleton
public class CancellingLine {

    private final ThreadValue<String> ofThread = new ThreadValue<>();

    /** Calls the method that cancels. */
    public static <T> T at(String line, Supplier<T> cancel) {
        CancellingLine bean = line == null ? null : Beans.find(CancellingLine.class).orElse(null);
        return bean == null ? cancel.get() : bean.ofThread.during(line, cancel);
    }

    /** Called when work is over that has not been done. Does nothing unless a line of the application cancels it. */
    public static void cancelled(Work work) {
        CancellingLine bean = work == null ? null : Beans.find(CancellingLine.class).orElse(null);
        String line = bean == null ? null : bean.ofThread.get();
        RunningCause by = line == null ? null : ApplicationTestRuns.findCause();
        if (by != null) {
            work.cancelledBy(by, line);
        }
    }
}
