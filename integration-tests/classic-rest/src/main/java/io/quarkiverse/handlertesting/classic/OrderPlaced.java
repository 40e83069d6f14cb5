package io.quarkiverse.handlertesting.classic;

/** Fired in the background, after an order has been accepted. */
public record OrderPlaced(String id) {
}
