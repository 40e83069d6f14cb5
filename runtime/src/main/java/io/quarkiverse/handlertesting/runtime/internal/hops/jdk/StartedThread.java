package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.lang.Thread.UncaughtExceptionHandler;

import io.quarkiverse.handlertesting.runtime.internal.application.ExceptionHandlers;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;

/**
 * The work of a thread that the application starts, until the thread has ended. Gets the exception that ends it, unless the
 * application has a handler for it, and passes it on.
 */
final class StartedThread implements Runnable, UncaughtExceptionHandler {

    private final Work work;
    private final UncaughtExceptionHandler before;

    private StartedThread(Work work, UncaughtExceptionHandler before) {
        this.work = work;
        this.before = before;
    }

    /** Called before the thread starts. */
    static StartedThread of(Thread thread, Work work) {
        UncaughtExceptionHandler before = thread.getUncaughtExceptionHandler();
        StartedThread started = new StartedThread(work, before);
        if (!ExceptionHandlers.isOwn(before)) {
            thread.setUncaughtExceptionHandler(started);
        }
        return started;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        if (!ExceptionHandlers.reachesOwn(before)) {
            work.failed(thrown);
        }
        before.uncaughtException(thread, thrown);
    }

    /** Called when the thread has ended, or cannot start. */
    @Override
    public void run() {
        work.end();
    }
}
