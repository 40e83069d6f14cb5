package io.quarkiverse.handlertesting.browser;

import java.util.Map;

/**
 * What an {@code EventSource} has told its listeners.
 *
 * @param data {@code null} if the source speaks of itself
 * @param lastEventId {@code null} if the source speaks of itself
 * @param readyState of the source at that moment
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

    /** It has lost its connection, and will try again. */
    static Heard reconnecting() {
        return new Heard("error", null, null, CONNECTING);
    }

    /** It has given up. */
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
