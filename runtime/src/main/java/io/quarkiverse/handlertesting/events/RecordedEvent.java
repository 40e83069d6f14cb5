package io.quarkiverse.handlertesting.events;

import java.time.Duration;

/**
 * One thing that happened while a test ran: an immutable entry of the test's journal.
 *
 * @param sequence position in the journal of the test, from 1, without gaps
 * @param nanos nanoseconds since the test began; never decreases along the journal
 * @param origin where it was seen
 * @param name what {@link Selectors#named(String)} finds it by: the simple class name of a CDI event, {@code Bean.method}
 *        of a call, the address of an event-bus message, method and path of an HTTP exchange, the type of a streamed event
 *        (empty for a comment), the name of an upstream
 * @param payload what was seen: a {@link CdiEvent}, a {@link MethodCall}, a {@link BusMessage}, an
 *        {@link HttpExchange}, an {@code SseFrame} or an {@code UpstreamCall}, by origin. The objects inside are the
 *        application's own and may have changed since
 * @param failure what a call failed with, else {@code null}
 * @param thread name of the thread that it happened on
 * @param cause what led to it; {@code null} if it is unattributed
 */
public record RecordedEvent(long sequence, long nanos, Origin origin, String name, Object payload, Throwable failure,
        String thread, Cause cause) {

    /** Time since the test began. */
    public Duration sinceStart() {
        return Duration.ofNanos(nanos);
    }

    /** The line that this event has in a failure message, without its number and time. */
    @Override
    public String toString() {
        return origin + " " + payload;
    }
}
