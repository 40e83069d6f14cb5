package io.quarkiverse.handlertesting.sse;

import java.time.Duration;
import java.util.Objects;

/**
 * What is between two blank lines of an event stream, or a comment: WHATWG HTML living standard, section 9.2, server-sent
 * events. A value: what is written with the {@link SseEncoder} is equal to what the {@link SseParser} reads of it.
 *
 * @param event the type of the event; {@code message} if it has none
 * @param data its lines are separated by {@code \n}; {@code null} if there is no field {@code data}, and so no event
 * @param id the field {@code id}; {@code null} if there is none, and the last one stays ({@link SseParser#lastEventId})
 * @param retry the reconnection time, in whole milliseconds; {@code null} if there is none
 * @param comment without the space at its beginning; {@code null} if it is no comment, which has nothing else
 */
public record SseFrame(String event, String data, String id, Duration retry, String comment) {

    /** The type of events that have none. */
    public static final String MESSAGE = "message";

    /** Checks nothing: what a stream cannot carry is refused by the {@link SseEncoder}. */
    public SseFrame {
        event = event == null || event.isEmpty() ? MESSAGE : event;
    }

    /** An event of the type {@code message}. */
    public static SseFrame data(String data) {
        return event(MESSAGE, data);
    }

    /** An event of a type. */
    public static SseFrame event(String event, String data) {
        return new SseFrame(event, Objects.requireNonNull(data, "data"), null, null, null);
    }

    /** A comment, such as those that keep a connection alive. */
    public static SseFrame comment(String comment) {
        return new SseFrame(null, null, null, null, Objects.requireNonNull(comment, "comment"));
    }

    /** A reconnection time, without an event. */
    public static SseFrame retry(Duration retry) {
        return new SseFrame(null, null, null, Objects.requireNonNull(retry, "retry"), null);
    }

    /** The same with this id; {@code ""} makes a client forget the last one. */
    public SseFrame withId(String other) {
        return new SseFrame(event, data, other, retry, comment);
    }

    /** The same with this reconnection time. */
    public SseFrame withRetry(Duration other) {
        return new SseFrame(event, data, id, other, comment);
    }

    /** Whether a client is told of it: it has data. */
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
