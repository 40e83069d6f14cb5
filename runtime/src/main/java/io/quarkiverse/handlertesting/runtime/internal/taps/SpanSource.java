package io.quarkiverse.handlertesting.runtime.internal.taps;

/** A bean of this type records spans. Only applications with OpenTelemetry have one, whose class others cannot load. */
public interface SpanSource {
}
