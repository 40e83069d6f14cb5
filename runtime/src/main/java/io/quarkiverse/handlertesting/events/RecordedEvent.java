package io.quarkiverse.handlertesting.events;

import java.time.Duration;

/**
 * One thing that happened while a test ran: an immutable entry of the test's journal.
 *
 * @param sequence the position in the journal of the test, from 1; without gaps in {@link Events#timeline()}
 * @param nanos nanoseconds since the test began; never decreases along the journal
 * @param origin the source that recorded the event
 * @param name the name by which {@link Selectors#named(String)} finds the event: the class of a CDI event without its package
 *        ({@code Orders.Shipped} if it is nested), {@code Bean.method} of a call, the address of an event-bus message, method
 *        and path of an HTTP exchange, the full name of a gRPC method, the name of a channel, method and address of a
 *        failed call, the type of a streamed event (empty for a comment), the name of an upstream, the address of an outgoing
 *        request, the full name of a logger, the class of the exception that ended work, the name of a span, the text of a
 *        statement, the step of a transaction
 * @param payload the recorded object: a {@link CdiEvent}, a {@link MethodCall}, a {@link BusMessage}, an
 *        {@link HttpExchange}, a {@link GrpcCall}, a {@link ChannelMessage}, an {@link UnwritableMessage}, a {@link Delivery},
 *        a {@link FailedCall}, a {@link CallOut}, a {@link LoggedRecord}, a {@link SqlStatement}, a {@link TransactionStep}, a
 *        {@link FailedWork}, an {@link EndedSpan}, an
 *        {@code SseFrame} or an {@code UpstreamCall}, by
 *        origin. The objects inside belong to the application, and may have changed since; its text shows them as they were
 * @param failure the exception that a call, an exchange, a message or a client failed with, else {@code null}
 * @param thread the name of the thread that the event happened on
 * @param cause the trigger of the event; {@code null} if the event is unattributed
 * @param place the innermost method of the application, {@code "Importer.run"}, that an unattributed event was recorded in;
 *        {@code null} if the event has a cause, or if the thread was in no method of the application
 * @param startedAt the line of the application that started the thread of an unattributed event,
 *        {@code "Importer.start(Importer.java:31)"}; {@code null} if the event has a cause, or if no followed call of
 *        {@link Thread#start()} started the thread
 */
public record RecordedEvent(long sequence, long nanos, Origin origin, String name, Object payload, Throwable failure,
        String thread, Cause cause, String place, String startedAt) {

    /** The time from the start of the test to the event. */
    public Duration sinceStart() {
        return Duration.ofNanos(nanos);
    }

    /** The line of this event in a failure message, without its number, time and cause. */
    @Override
    public String toString() {
        return origin + " " + payload;
    }
}
