package io.quarkiverse.handlertesting.runtime.internal.taps;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.text.ApplicationFrames;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Called by the last failure handler of Quarkus, whose class is changed for the tests. It tells the client of the exception,
 * unless the response has ended before: then it logs the exception.
 */
public final class AnsweredFailures {

    private AnsweredFailures() {
    }

    /** Called before the head of a response is sent: the application may have handled the exception itself. */
    static void answering(RoutingContext failed) {
        RunningCause cause = failed.failure() == null ? null : ApplicationTestRuns.findCause();
        if (cause != null) {
            HttpServerRequest request = failed.request();
            cause.answered(failed.failure(), request.method() + " " + request.path());
        }
    }

    /**
     * @param exchange a {@link RoutingContext}
     */
    public static void handling(Object handler, Object exchange) {
        RoutingContext failed = (RoutingContext) exchange;
        RunningCause cause = ApplicationTestRuns.findCause();
        // The response to a client that has left has not ended. Quarkus REST may throw when a sink of events is closed early.
        if (!failed.response().ended()) {
            answering(failed);
        } else if (cause != null && failed.failure() != null
                && ApplicationFrames.innermostOf(failed.failure()) != null) {
            HttpServerRequest request = failed.request();
            cause.failedHere(failed.failure(), WorkKind.HANDLER, request.method() + " " + request.path());
        }
    }
}
