package io.quarkiverse.handlertesting.sse;

import java.time.Duration;
import java.util.Objects;

/**
 * A block of an event stream, which ends with a blank line, or a comment: WHATWG HTML living standard, section 9.2,
 * server-sent events. A value: a frame that the {@link SseEncoder} writes is equal to the frame that the {@link SseParser}
 * reads from it.
 *
 * @param event the type of the event; {@code message} if the block names no type
 * @param data the lines of the data, separated by {@code \n}; {@code null} if there is no field {@code data}, and so no event
 * @param id the field {@code id}; {@code null} if there is none, and {@link SseParser#lastEventId} stays the same
 * @param retry the reconnection time, in whole milliseconds; {@code null} if there is none
 * @param comment the comment without its leading space; {@code null} if the frame is not a comment. A comment has no other
 *        component.
 */
public record SseFrame(String event, String data, String id, Duration retry, String comment) {

    /** The type of an event whose block names no type. */
    public static final String MESSAGE = "message";

    private static final Duration LONGEST = Duration.ofMillis(Long.MAX_VALUE);

    /**
     * Checks the reconnection time only: the {@link SseEncoder} refuses texts that a stream cannot carry.
     *
     * @throws IllegalArgumentException if the reconnection time is negative, not a whole number of milliseconds, or has more
     *         than {@code Long.MAX_VALUE} of them
     */
    public SseFrame {
        event = event == null || event.isEmpty() ? MESSAGE : event;
        if (retry != null && (retry.isNegative() || retry.getNano() % 1_000_000 != 0 || retry.compareTo(LONGEST) > 0)) {
            throw new IllegalArgumentException(
                    "A reconnection time is a whole number of milliseconds, up to 2^63-1, but got " + retry + ".");
        }
    }

    /** An event of the type {@code message}. */
    public static SseFrame data(String data) {
        return event(MESSAGE, data);
    }

    /** An event of this type. */
    public static SseFrame event(String event, String data) {
        return new SseFrame(event, Objects.requireNonNull(data, "data"), null, null, null);
    }

    /** A comment, for example to keep a connection alive. */
    public static SseFrame comment(String comment) {
        return new SseFrame(null, null, null, null, Objects.requireNonNull(comment, "comment"));
    }

    /**
     * A reconnection time, without an event.
     *
     * @throws IllegalArgumentException if it is negative, not a whole number of milliseconds, or too long
     */
    public static SseFrame retry(Duration retry) {
        return new SseFrame(null, null, null, Objects.requireNonNull(retry, "retry"), null);
    }

    /** The same frame with this id; {@code ""} makes a client forget the last one. */
    public SseFrame withId(String other) {
        return new SseFrame(event, data, other, retry, comment);
    }

    /** The same frame with this reconnection time, as {@link #retry(Duration)}. */
    public SseFrame withRetry(Duration other) {
        return new SseFrame(event, data, id, other, comment);
    }

    /** Whether the frame has data: only then a client dispatches an event. */
    public boolean isEvent() {
        return data != null;
    }

    public boolean isComment() {
        return comment != null;
    }

    /** One line: {@code token "Hel" (id 7)}, {@code : heartbeat} */
    @Override
    public String toString() {
        return FrameText.of(this);
    }
}
