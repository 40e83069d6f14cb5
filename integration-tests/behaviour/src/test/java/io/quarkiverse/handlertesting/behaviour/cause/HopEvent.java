package io.quarkiverse.handlertesting.behaviour.cause;

/** Fired at the other end of a hop. */
public record HopEvent(String hop) {
}
