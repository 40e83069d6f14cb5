package io.quarkiverse.handlertesting.runtime.internal.taps.opentelemetry;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.quarkiverse.handlertesting.events.EndedSpan;
import io.quarkiverse.handlertesting.events.EndedSpan.Status;

/** The event of a span has what the span has at its end. */
class EndedSpanTest {

    private static EndedSpan ended(Consumer<Span> change) {
        try (SdkTracerProvider provider = SdkTracerProvider.builder().build()) {
            Span span = provider.get("test").spanBuilder("import").setStartTimestamp(1_000, MILLISECONDS).startSpan();
            change.accept(span);
            span.end(1_003, MILLISECONDS);
            return SpanTap.ended(((ReadableSpan) span).toSpanData());
        }
    }

    @Test
    void aSpanWithoutAStatusHasItsDuration() {
        assertEquals("import in 3 ms", ended(span -> {
        }).toString());
    }

    @Test
    void theNameIsThatAtTheEnd() {
        assertEquals("import llama in 3 ms -> OK", ended(span -> {
            span.updateName("import llama");
            span.setStatus(StatusCode.OK);
        }).toString());
    }

    @Test
    void aDescriptionIsTheReason() {
        EndedSpan ended = ended(span -> span.setStatus(StatusCode.ERROR, "no\nspace"));
        assertEquals("import in 3 ms -> ERROR: no\\nspace", ended.toString());
        assertEquals(Status.ERROR, ended.status());
        assertEquals("no\nspace", ended.description());
    }

    @Test
    void theLastExceptionIsTheReason() {
        IllegalStateException full = new IllegalStateException("disk full");
        full.setStackTrace(
                new StackTraceElement[] { new StackTraceElement("org.acme.Importer", "run", "Importer.java", 40) });
        EndedSpan ended = ended(span -> {
            span.recordException(new IllegalArgumentException("first"));
            span.addEvent("retry");
            span.recordException(full);
            span.setStatus(StatusCode.ERROR, "failed");
        });
        assertEquals("import in 3 ms -> ERROR: IllegalStateException at Importer.java:40: disk full", ended.toString());
        assertEquals(full, ended.failure());
    }
}
