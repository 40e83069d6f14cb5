package io.quarkiverse.handlertesting.deployment.test.cause;

/** Fired where a hop has led to. */
public record HopEvent(String hop) {
}
