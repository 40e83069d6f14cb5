package io.quarkiverse.handlertesting.runtime.internal.hops;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.events.Beans;
import io.quarkiverse.handlertesting.runtime.internal.events.TestScopes;
import io.vertx.core.Context;

/** The scopes of the application that runs now, for what may outlive an application: Vert.x does, in dev mode. */
final class CurrentScopes {

    private CurrentScopes() {
    }

    /** {@code null} if there are none. */
    static TestScopes find() {
        return Beans.find(TestScopes.class).orElse(null);
    }

    /** The cause that a context of Vert.x has, else that of what runs now; {@code null} if it is unknown. */
    static RunningCause cause(Context context) {
        RunningCause cause = CauseContext.of(context);
        return cause != null ? cause : cause();
    }

    /** The cause of what runs now; {@code null} if it is unknown. */
    static RunningCause cause() {
        TestScopes scopes = find();
        return scopes == null ? null : scopes.currentCause().current();
    }
}
