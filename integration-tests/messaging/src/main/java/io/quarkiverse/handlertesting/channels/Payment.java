package io.quarkiverse.handlertesting.channels;

/** A payment for an order. */
public record Payment(String orderId, int cents) {
}
