package io.quarkiverse.handlertesting.events;

import java.time.Duration;

import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.quarkiverse.handlertesting.runtime.internal.text.FailureText;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueCopy;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;

/**
 * A message that was delivered to the application, recorded when the application acknowledged it.
 *
 * @param channel the name of the channel
 * @param payload the payload as the deserializer of the channel has read it; {@code null} for a message without one
 * @param method the consumer: {@code "Orders.consume"}, several ones separated by commas; empty if it is unknown
 * @param thread the name of the thread on which the consumer took the message; that of the acknowledgement if the consumer is a
 *        stream
 * @param outcome whether it was acked or nacked
 * @param failure the reason of a nack, else {@code null}
 * @param duration the time from the delivery to the acknowledgement
 */
public record Delivery(String channel, Object payload, String method, String thread, Outcome outcome, Throwable failure,
        Duration duration) {

    public Delivery {
        payload = ValueCopy.of(payload);
    }

    @Override
    public Object payload() {
        return ValueCopy.original(payload);
    }

    /** How a delivery ended. */
    public enum Outcome {
        /** The message was acknowledged. */
        ACKED,
        /** The message was acknowledged negatively. */
        NACKED,
        /** The payload could not be read, so no consumer got the message. */
        UNREADABLE
    }

    /** One line: {@code orders Order[id=1] -> acked by Orders.consume in 3 ms} */
    @Override
    public String toString() {
        return ControlCharacters.escaped(channel) + " " + ValueText.text(payload) + " -> " + switch (outcome) {
            case ACKED -> "acked" + by();
            case NACKED -> "nacked" + by() + ": " + FailureText.of(failure);
            case UNREADABLE -> "unreadable: " + FailureText.of(failure);
        };
    }

    private String by() {
        return (method.isEmpty() ? "" : " by " + method) + " in " + Durations.text(duration.toNanos());
    }
}
