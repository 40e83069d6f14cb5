package io.quarkiverse.handlertesting.benchmarks.probes;

/** What an endpoint reads as JSON, and answers as JSON. */
public record Greeting(String text, int number) {
}
