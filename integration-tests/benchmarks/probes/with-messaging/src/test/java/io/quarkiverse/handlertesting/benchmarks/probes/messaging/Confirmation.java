package io.quarkiverse.handlertesting.benchmarks.probes.messaging;

public record Confirmation(String orderId) {
}
