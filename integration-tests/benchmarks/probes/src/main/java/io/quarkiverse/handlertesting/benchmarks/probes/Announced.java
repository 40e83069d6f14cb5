package io.quarkiverse.handlertesting.benchmarks.probes;

/** CDI event that an ordinary observer of the application waits for. */
public record Announced(int number) {
}
