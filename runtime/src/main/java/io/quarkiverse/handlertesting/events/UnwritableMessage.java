package io.quarkiverse.handlertesting.events;

import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.quarkiverse.handlertesting.runtime.internal.text.FailureText;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;

/**
 * A message that the application sent to an outgoing channel and that the serializer of the channel could not write, so that
 * it was nacked. It is recorded when the serializer has failed. {@link Selectors#sent(String)} does not select it;
 * {@link Selectors#named(String)} does, with the name of the channel.
 *
 * @param channel the name of the channel
 * @param payload the payload as the application passed it; {@code null} for a message without one
 * @param failure the exception of the serializer
 */
public record UnwritableMessage(String channel, Object payload, Throwable failure) {

    /** One line: {@code orders Order[id=1] -> not written: IllegalStateException: no JSON} */
    @Override
    public String toString() {
        return ControlCharacters.escaped(channel) + " " + ValueText.text(payload) + " -> not written: "
                + FailureText.of(failure);
    }
}
