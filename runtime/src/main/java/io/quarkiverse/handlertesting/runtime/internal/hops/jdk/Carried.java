package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.util.function.Supplier;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.ExceptionHandlers;
import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/**
 * The cause of the code that calls the JDK, for the callbacks of this call. Immutable.
 *
 * @param current where the cause of a thread is kept
 */
record Carried(RunningCause cause, CurrentCause current) {

    /** The cause of the code that runs now; {@code null} if it has none, or no application runs. */
    static Carried here() {
        ApplicationTestRuns runs = ApplicationTestRuns.find();
        RunningCause cause = runs == null ? null : runs.currentCause().current();
        return cause == null ? null : new Carried(cause, runs.currentCause());
    }

    /**
     * Counts a piece of work from now on.
     *
     * @param what the details; {@code null} if the kind is enough
     */
    Work begin(WorkKind kind, Object what) {
        return cause.begin(kind, what);
    }

    /** The task, which has this cause and ends the work after it, also if it throws. */
    Runnable task(Work work, Runnable task) {
        return () -> work.run(() -> current.run(cause, task));
    }

    /** As {@link #task}, for a task whose exception only the handler of its thread gets. */
    Runnable uncaughtTask(Work work, Runnable task) {
        return () -> work.run(() -> {
            RunningCause before = current.setOfThread(cause);
            try {
                task.run();
            } catch (Throwable thrown) {
                ExceptionHandlers.thrown(work, thrown);
                throw thrown;
            } finally {
                current.setOfThread(before);
            }
        });
    }

    /** Runs a callback with this cause, unless the code that calls it has a cause of its own. */
    <T> T call(Supplier<T> callback) {
        return current.current() != null ? callback.get() : current.get(cause, callback);
    }

    /** As {@link #call}, for a callback without a result. */
    void run(Runnable callback) {
        if (current.current() != null) {
            callback.run();
        } else {
            current.run(cause, callback);
        }
    }
}
