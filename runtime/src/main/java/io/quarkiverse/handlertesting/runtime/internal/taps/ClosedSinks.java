package io.quarkiverse.handlertesting.runtime.internal.taps;

import jakarta.ws.rs.sse.SseEventSink;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;

/** The exceptions of closed sinks of events. A client that has left wants no event, so they are delivered. */
public final class ClosedSinks {

    private ClosedSinks() {
    }

    /** Called when a sink of Quarkus REST has thrown an exception. */
    public static void thrown(Object thrown, Object sink) {
        RunningCause cause = ((SseEventSink) sink).isClosed() ? ApplicationTestRuns.findCause() : null;
        if (cause != null) {
            cause.delivered((Throwable) thrown);
        }
    }
}
