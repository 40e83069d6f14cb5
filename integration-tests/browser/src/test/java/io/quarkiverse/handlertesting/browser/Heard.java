package io.quarkiverse.handlertesting.browser;

import java.util.Map;

/**
 * An event that an {@code EventSource} has dispatched to its listeners.
 *
 * @param data {@code null} for the source's own events, open and error
 * @param lastEventId {@code null} for the source's own events
 * @param readyState the state of the source at that moment
 */
record Heard(String type, String data, String lastEventId, long readyState) {

    private static final int CONNECTING = 0;
    private static final int OPEN = 1;
    private static final int CLOSED = 2;

    static Heard of(Map<String, ?> entry) {
        return new Heard((String) entry.get("type"), (String) entry.get("data"), (String) entry.get("lastEventId"),
                (Long) entry.get("readyState"));
    }

    static Heard opened() {
        return new Heard("open", null, null, OPEN);
    }

    /** The error event of a source that has lost its connection, and reconnects. */
    static Heard reconnecting() {
        return new Heard("error", null, null, CONNECTING);
    }

    /** The error event of a source that does not reconnect. */
    static Heard closed() {
        return new Heard("error", null, null, CLOSED);
    }

    static Heard message(String data, String lastEventId) {
        return event("message", data, lastEventId);
    }

    static Heard event(String type, String data, String lastEventId) {
        return new Heard(type, data, lastEventId, OPEN);
    }
}
