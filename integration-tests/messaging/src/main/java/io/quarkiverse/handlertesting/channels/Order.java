package io.quarkiverse.handlertesting.channels;

/** An order of a customer. */
public record Order(String id, String item) {
}
