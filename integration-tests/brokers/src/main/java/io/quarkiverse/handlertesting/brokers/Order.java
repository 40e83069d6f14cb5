package io.quarkiverse.handlertesting.brokers;

/** An order of a customer. */
public record Order(String id, String item) {
}
