package io.quarkiverse.handlertesting.events;

import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;

/**
 * A message on the Vert.x event bus, recorded once when it was sent or published, whether or not anybody consumes it.
 *
 * @param address where it was sent to
 * @param body the body as the sender gave it, may be {@code null}
 * @param headers the headers at the time of sending, never {@code null}; cannot be changed
 * @param published whether it went to every consumer ({@code publish}), not to one ({@code send}, {@code request})
 */
public record BusMessage(String address, Object body, Map<String, List<String>> headers, boolean published) {

    /**
     * The body, cast.
     *
     * @throws ClassCastException if it is something else
     */
    public <T> T body(Class<T> type) {
        return type.cast(body);
    }

    /** One line: {@code downloads.rejected "7"} */
    @Override
    public String toString() {
        return address + " " + ValueText.text(body);
    }
}
