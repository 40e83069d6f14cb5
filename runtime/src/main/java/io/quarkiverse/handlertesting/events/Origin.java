package io.quarkiverse.handlertesting.events;

/** The source that recorded a {@link RecordedEvent}. */
public enum Origin {

    /** A CDI event that was fired synchronously, seen when it was fired, before the observers of the application ran. */
    CDI,
    /** A CDI event that was fired with {@code fireAsync}, seen when it was delivered. */
    CDI_ASYNC,
    /** A CDI event that was fired in a transaction, seen after that transaction has committed. */
    CDI_COMMITTED,
    /** A call of an observed bean, seen when the call, or its asynchronous result, has ended. */
    CALL,
    /** A message sent or published on the Vert.x event bus, seen when it was sent. */
    EVENT_BUS,
    /** A request that arrived, or its response. */
    HTTP,
    /** A request that the application sent and that got no response, seen when the client has failed. */
    HTTP_CLIENT,
    /** A gRPC call that arrived, or its status, or its cancellation. */
    GRPC,
    /**
     * A message that the application sent to an outgoing channel. If its broker is mocked, seen when its connector got it. If
     * it is of Kafka or AMQP, seen when the broker has confirmed it. Also one that was not written: an
     * {@link UnwritableMessage}.
     */
    CHANNEL_SENT,
    /**
     * A message that was delivered to the application over a channel that is mocked, or of Kafka or AMQP, seen when it was
     * acked or nacked.
     */
    CHANNEL_DELIVERED,
    /**
     * A frame of an event stream, seen when it arrives at the test, which reads it with {@code sse()} or {@code stream()};
     * limited to the first 1,000 frames of each stream, or those with the first 1 MiB of its data.
     */
    SSE,
    /** A call of the application to a mock upstream, seen when it arrives, before it is answered. */
    UPSTREAM,
    /** A detail: a request that the application sent, seen when its response has come or its client has failed. */
    CALL_OUT(true),
    /** A detail: a log record, seen when it is published. */
    LOG(true),
    /** A detail: a statement that the application executed in a database, seen when it has ended. */
    SQL(true),
    /** A detail: the begin, the commit or the rollback of a transaction. */
    TRANSACTION(true),
    /** A detail: an exception that ended work of the test, whether code of the application handles it or not. */
    FAILURE(true),
    /** A detail: a span of OpenTelemetry, seen when it ends. */
    SPAN(true);

    private final boolean detail;

    Origin() {
        this(false);
    }

    Origin(boolean detail) {
        this.detail = detail;
    }

    /**
     * Whether events of this origin are details, which explain a failure. They are in the timeline, and found by their own
     * selectors and {@link Selectors#named(String)}. {@link Selectors#all()}, {@link Events#seen()} and the check of
     * {@code @FailOnUnread} do not include them, and they do not count towards
     * {@code quarkus.handler-testing.events.max-recorded}: of each origin, the journal keeps the first 1,000 of a cause, and
     * counts the rest.
     */
    public boolean isDetail() {
        return detail;
    }
}
