package io.quarkiverse.handlertesting.events;

import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.quarkiverse.handlertesting.runtime.internal.text.FailureText;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueCopy;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;

/**
 * A message of the application to an outgoing channel that was not written: the serializer of the channel has failed, or its
 * broker has not taken the message. It is recorded at the first failure. The connector of a broker may try again; otherwise it
 * nacks the message. {@link Selectors#sent(String)} does not select it; {@link Selectors#named(String)} does, with the name of
 * the channel.
 *
 * @param channel the name of the channel
 * @param payload the payload as the application passed it; {@code null} for a message without one
 * @param failure the exception of the serializer, or that of the broker
 */
public record UnwritableMessage(String channel, Object payload, Throwable failure) {

    public UnwritableMessage {
        payload = ValueCopy.of(payload);
    }

    @Override
    public Object payload() {
        return ValueCopy.original(payload);
    }

    /** One line: {@code orders Order[id=1] -> not written: IllegalStateException: no JSON} */
    @Override
    public String toString() {
        return ControlCharacters.escaped(channel) + " " + ValueText.text(payload) + " -> not written: "
                + FailureText.of(failure);
    }
}
