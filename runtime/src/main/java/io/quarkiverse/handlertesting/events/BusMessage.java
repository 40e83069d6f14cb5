package io.quarkiverse.handlertesting.events;

import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.quarkiverse.handlertesting.runtime.internal.text.Reached;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueCopy;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;

/**
 * A message on the Vert.x event bus. It is recorded once, when it is sent or published, whether or not a consumer receives
 * it.
 *
 * @param address the address that it was sent to
 * @param body the body as the sender passed it; may be {@code null}
 * @param headers the headers at the time of sending; immutable, never {@code null}
 * @param published whether it was published to every consumer ({@code publish}), not sent to one ({@code send},
 *        {@code request})
 * @param reached its text says where the message was sent and which consumers it has reached so far, as the line of the event
 *        does; never {@code null}. It does not count when messages are compared
 */
public record BusMessage(String address, Object body, Map<String, List<String>> headers, boolean published, Object reached) {

    /** A message whose consumers are unknown. */
    public BusMessage(String address, Object body, Map<String, List<String>> headers, boolean published) {
        this(address, body, headers, published, Reached.UNKNOWN);
    }

    public BusMessage {
        body = ValueCopy.of(body);
    }

    @Override
    public Object body() {
        return ValueCopy.original(body);
    }

    /**
     * The body, cast to a type.
     *
     * @throws ClassCastException if the body has another type
     */
    public <T> T body(Class<T> type) {
        return type.cast(body());
    }

    /**
     * One line: {@code downloads.rejected "7"}, in a failure message with the line that sent it and its consumers:
     * {@code downloads.rejected "7" at Downloads.java:31 -> Mailer.reject, ended in 2 ms}, or {@code -> no consumer}.
     */
    @Override
    public String toString() {
        return ControlCharacters.escaped(address) + " " + ValueText.text(body) + reached;
    }
}
