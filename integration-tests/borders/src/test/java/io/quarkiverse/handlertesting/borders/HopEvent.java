package io.quarkiverse.handlertesting.borders;

/**
 * Fired at the other end of a hop.
 *
 * @param request which request has started the hop
 */
public record HopEvent(String hop, String request) {
}
