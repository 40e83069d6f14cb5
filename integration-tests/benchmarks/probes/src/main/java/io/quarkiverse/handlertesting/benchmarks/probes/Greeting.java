package io.quarkiverse.handlertesting.benchmarks.probes;

/** The JSON that an endpoint reads and returns. */
public record Greeting(String text, int number) {
}
