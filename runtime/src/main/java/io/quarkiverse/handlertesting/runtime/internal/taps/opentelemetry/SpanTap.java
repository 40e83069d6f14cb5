package io.quarkiverse.handlertesting.runtime.internal.taps.opentelemetry;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

import jakarta.inject.Singleton;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.ExceptionEventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkiverse.handlertesting.events.EndedSpan;
import io.quarkiverse.handlertesting.events.EndedSpan.Status;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.taps.SpanSource;

/**
 * Records each span that ends, with the cause of the code that has started it. Spans of arriving requests start before their
 * cause is known: they have that of the code that ends them.
 */
@Singleton
public class SpanTap implements SpanProcessor, SpanSource {

    private final ApplicationTestRuns runs;
    /** The causes of the spans that have not ended. Some never do. */
    private final Map<ReadableSpan, RunningCause> started = Collections.synchronizedMap(new WeakHashMap<>());

    public SpanTap(ApplicationTestRuns runs) {
        this.runs = runs;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        RunningCause cause = runs.isAnyRunning() ? runs.currentCause().current() : null;
        if (cause != null) {
            started.put(span, cause);
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        RunningCause known = started.remove(span);
        RunningCause cause = known != null || !runs.isAnyRunning() ? known : runs.currentCause().current();
        if (cause == null) {
            return;
        }
        try {
            EndedSpan ended = ended(span.toSpanData());
            cause.sink().append(Origin.SPAN, ended.name(), now -> ended, ended.failure());
        } catch (Throwable thrown) {
            cause.sink().fault(Origin.SPAN, thrown);
        }
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    static EndedSpan ended(SpanData span) {
        String description = span.getStatus().getDescription();
        return new EndedSpan(span.getName(), status(span), description == null ? "" : description, failure(span),
                Duration.ofNanos(span.getEndEpochNanos() - span.getStartEpochNanos()));
    }

    private static Status status(SpanData span) {
        return switch (span.getStatus().getStatusCode()) {
            case UNSET -> Status.UNSET;
            case OK -> Status.OK;
            case ERROR -> Status.ERROR;
        };
    }

    private static Throwable failure(SpanData span) {
        Throwable last = null;
        for (EventData event : span.getEvents()) {
            last = event instanceof ExceptionEventData failure ? failure.getException() : last;
        }
        return last;
    }
}
