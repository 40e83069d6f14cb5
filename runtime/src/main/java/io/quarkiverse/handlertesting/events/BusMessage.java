package io.quarkiverse.handlertesting.events;

import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
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
 */
public record BusMessage(String address, Object body, Map<String, List<String>> headers, boolean published) {

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

    /** One line: {@code downloads.rejected "7"} */
    @Override
    public String toString() {
        return ControlCharacters.escaped(address) + " " + ValueText.text(body);
    }
}
