package io.quarkiverse.handlertesting.benchmarks.probes;

/** CDI event without an observer in the application: without the extension, firing it costs next to nothing. */
public record Ticked(String name) {
}
