package io.quarkiverse.handlertesting.brokers;

/** A letter of a customer. */
public record Letter(String id, String text) {
}
