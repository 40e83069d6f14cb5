package io.quarkiverse.handlertesting.runtime.internal.application;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.vertx.core.Context;

/** The scopes of the application that runs now, for what may outlive an application: Vert.x does, in dev mode. */
public final class CurrentTestRuns {

    private CurrentTestRuns() {
    }

    /** {@code null} if there are none. */
    public static ApplicationTestRuns find() {
        return Beans.find(ApplicationTestRuns.class).orElse(null);
    }

    /** The cause that a context of Vert.x has, else that of what runs now; {@code null} if it is unknown. */
    public static RunningCause cause(Context context) {
        RunningCause cause = CauseContext.of(context);
        return cause != null ? cause : cause();
    }

    /** The cause of what runs now; {@code null} if it is unknown. */
    public static RunningCause cause() {
        ApplicationTestRuns runs = find();
        return runs == null ? null : runs.currentCause().current();
    }
}
