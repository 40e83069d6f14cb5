package io.quarkiverse.handlertesting.channels;

/** The confirmation of an order. */
public record Confirmation(String orderId) {
}
