package io.quarkiverse.handlertesting.events;

import java.time.Duration;

import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.quarkiverse.handlertesting.runtime.internal.text.LocatedFailure;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;

/**
 * A span of OpenTelemetry that has ended, in an application with quarkus-opentelemetry.
 *
 * @param name the name of the span at its end: {@code "GET /models"}
 * @param status how the span has ended
 * @param description the description of the status; empty if the span has none
 * @param failure the last exception that the span recorded, else {@code null}
 * @param duration the time from its start to its end
 */
public record EndedSpan(String name, Status status, String description, Throwable failure, Duration duration) {

    /** The status of a span. */
    public enum Status {
        /** The application has set no status. */
        UNSET,
        /** The application has marked the span as successful. */
        OK,
        /** The span has failed. */
        ERROR
    }

    /** One line: {@code import llama in 3 ms -> ERROR: IllegalStateException at Importer.java:40: disk full} */
    @Override
    public String toString() {
        String ended = ValueText.shortened(name) + " in " + Durations.text(duration.toNanos());
        String reason = failure != null ? LocatedFailure.of(failure) : ValueText.shortened(description);
        return ended + (status == Status.UNSET ? "" : " -> " + status) + (reason.isEmpty() ? "" : ": " + reason);
    }
}
