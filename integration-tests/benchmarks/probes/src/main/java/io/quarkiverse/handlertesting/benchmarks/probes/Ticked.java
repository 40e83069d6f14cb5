package io.quarkiverse.handlertesting.benchmarks.probes;

/** CDI event that the application has no observer of: where nothing is added, firing it costs next to nothing. */
public record Ticked(String name) {
}
