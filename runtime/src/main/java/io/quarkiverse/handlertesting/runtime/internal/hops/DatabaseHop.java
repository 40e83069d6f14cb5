package io.quarkiverse.handlertesting.runtime.internal.hops;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * Called by the clients of databases on Vert.x, such as PostgreSQL and Redis; their classes are transformed for the tests.
 * Their metrics would not do: they know neither what waits for a connection, nor transactions, nor the cause, since the event
 * loop of the connection calls them.
 */
public final class DatabaseHop {

    private DatabaseHop() {
    }

    /** Called with the future of a statement, a command or a connection; counts it until its callbacks have run. */
    public static void awaited(Object future) {
        RunningCause cause = ApplicationTestRuns.findCause();
        if (cause != null && future instanceof Future<?> answer && !answer.isComplete()) {
            Work work = cause.begin(WorkKind.DATABASE, null);
            answer.onComplete(done -> WorkEnd.afterHandlers(work, Vertx.currentContext()));
        }
    }
}
