package io.quarkiverse.handlertesting.borders;

/** Fired by a callback that gets a message. */
public record Said(String text) {
}
