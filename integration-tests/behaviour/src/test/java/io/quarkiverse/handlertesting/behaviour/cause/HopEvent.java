package io.quarkiverse.handlertesting.behaviour.cause;

/** Fired where a hop has led to. */
public record HopEvent(String hop) {
}
