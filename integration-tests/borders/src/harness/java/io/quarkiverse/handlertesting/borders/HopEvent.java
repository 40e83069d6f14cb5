package io.quarkiverse.handlertesting.borders;

/**
 * Fired at the other end of a hop.
 *
 * @param request which request has started the hop; {@code null} if it does not matter
 */
public record HopEvent(String hop, String request) {

    HopEvent(String hop) {
        this(hop, null);
    }
}
