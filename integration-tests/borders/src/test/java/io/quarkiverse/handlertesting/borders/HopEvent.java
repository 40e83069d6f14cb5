package io.quarkiverse.handlertesting.borders;

/** Fired at the other end of a hop. */
public record HopEvent(String hop) {
}
