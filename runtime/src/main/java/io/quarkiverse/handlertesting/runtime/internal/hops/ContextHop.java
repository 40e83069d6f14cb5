package io.quarkiverse.handlertesting.runtime.internal.hops;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseContext;
import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.vertx.core.Vertx;

/**
 * Called by the event loops of Netty when a task is queued; their class is transformed for the tests. Contexts of Vert.x queue
 * their tasks there, and so do connections that belong to another event loop than the code that uses them.
 */
public final class ContextHop {

    private static final String TRANSPORTS = "io.quarkiverse.handlertesting.runtime.internal.transport.";

    private ContextHop() {
    }

    /** Called before a task is queued; returns the task to queue in its place. */
    public static Runnable queued(Runnable task) {
        ApplicationTestRuns runs = ApplicationTestRuns.find();
        RunningCause cause = runs == null ? null : runs.currentCause().current();
        if (cause == null || isOfTransport(task)) {
            return task;
        }
        // Contexts of Vert.x catch what their handlers throw. Netty logs what other tasks throw.
        Work work = cause.begin(WorkKind.CONTEXT, null);
        if (CauseContext.of(Vertx.currentContext()) == cause) {
            return () -> work.runUnseen(task);
        }
        // A thread outside Vert.x, such as that of a test method, has no context that takes the cause along, and the callback of
        // a value that another request has computed has the context of that request.
        CurrentCause current = runs.currentCause();
        Object place = current.place();
        return () -> work.runUnseen(() -> {
            Runnable back = current.carry(cause, place);
            try {
                task.run();
            } finally {
                back.run();
            }
        });
    }

    /** A request of the test is counted as a whole, so the steps of its transport are not. */
    private static boolean isOfTransport(Runnable task) {
        return task.getClass().getName().startsWith(TRANSPORTS);
    }
}
