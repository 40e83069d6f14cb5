package io.quarkiverse.handlertesting.benchmarks.probes.messaging;

public record Order(String id, String item) {
}
