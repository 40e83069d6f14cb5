package io.quarkiverse.handlertesting.sse;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.smallrye.mutiny.Multi;

/**
 * The events of a handler, as they come and as long as its response is open:
 *
 * <pre>
 * SseSubscription tokens = client.post("/v1/chat/completions").json(request).sse();
 * SseFrame first = tokens.await();
 * </pre>
 *
 * It is there as soon as the request is on its way: a handler may send the head of its response with the first event only.
 * <p>
 * Each event is given once, in order; comments and frames without data are passed over by whoever waits for events. Each wait
 * has a deadline of its own, that of the request unless {@link #within} says otherwise; while a debugger is attached there is
 * none. When a wait fails, the message shows the request, all that has come and when, how the stream is, and what the request
 * has caused.
 * <p>
 * The application is asked for a little more than what was taken, so one that honours it is not far ahead. For one thread at a
 * time; not to be used on an event loop thread, except for {@link #frames}. Ends with its test at the latest.
 */
public interface SseSubscription extends AutoCloseable {

    /**
     * Waits for the head of the response, as each other wait does.
     *
     * @throws HttpAssertionError at the deadline; if the exchange fails; if the status is not 200 or the type is another than
     *         {@code text/event-stream}, with the body
     */
    SseSubscription awaitOpen();

    /** Waits for it, as {@link #awaitOpen}. */
    int statusCode();

    /** The first value of a header; {@code null} if there is none. Waits for it, as {@link #awaitOpen}. */
    String header(String name);

    /** The same subscription, with another deadline for each wait. */
    SseSubscription within(Duration deadline);

    /**
     * The next event.
     *
     * @throws HttpAssertionError at the deadline; if the stream ends or fails before
     */
    SseFrame await();

    /**
     * The next event of this type; others before it are passed over.
     *
     * @throws HttpAssertionError as {@link #await}
     */
    SseFrame await(String event);

    /**
     * The next comment; what comes before it is kept for those who wait for events.
     *
     * @throws HttpAssertionError as {@link #await}
     */
    String awaitComment();

    /**
     * The next events, of all of which the deadline is one.
     *
     * @throws HttpAssertionError as {@link #await}
     */
    List<SseFrame> take(int count);

    /**
     * The data of the next event, read as JSON by the application's {@code ObjectMapper} if it has one.
     *
     * @throws HttpAssertionError as {@link #await}; if they cannot be read
     */
    <T> T json(Class<T> type);

    /** As {@link #json(Class)}, for generic types. */
    <T> T json(Type type);

    /**
     * Waits for the end, and puts together what the mapper makes of the events that nobody has taken.
     *
     * @param text as {@code SseFrame::data} or {@code ChatCompletions::text}; {@code null} counts as empty
     * @throws HttpAssertionError as {@link #awaitCompletion}
     */
    String collectText(Function<SseFrame, String> text);

    /**
     * Nothing more comes for so long, be it an event or a comment; what has come and was not taken counts too.
     *
     * @throws HttpAssertionError if something does
     */
    void expectNone(Duration quiet);

    /**
     * Waits for the end of the response, and gives the events that nobody has taken.
     *
     * @throws HttpAssertionError at the deadline; if the exchange is aborted; if the stream ends within a frame, which is then
     *         dropped
     */
    List<SseFrame> awaitCompletion();

    /**
     * Waits for the exchange to be aborted, or to end within a frame.
     *
     * @return what was dropped of the last frame; empty if that is nothing
     * @throws HttpAssertionError at the deadline; if it ends as it should
     */
    String awaitFailure();

    /** What is left, as it comes and no faster than it is asked for, comments included. For one subscriber. */
    Multi<SseFrame> frames();

    /**
     * What has come until now, also what was taken, comments included; a copy. If it is more than {@code
     * quarkus.handler-testing.client.max-response-size}, the last of it.
     */
    List<SseFrame> seen();

    /** From the request being sent to the first byte of the body. Waits for it. */
    Duration timeToFirstByte();

    /** The times between what {@link #seen} has, as it came: one less than those; a copy. */
    List<Duration> gaps();

    /** The last id of what has come; empty if there was none. */
    String lastEventId();

    /** How long a client is to wait before it reconnects; {@code null} if the stream has not said. */
    Duration reconnectionTime();

    /**
     * Sends the request again, as a client that has lost the connection: after the {@link #reconnectionTime} if there is one,
     * with {@code Last-Event-ID} if there is one. This subscription is cancelled.
     *
     * @throws HttpAssertionError as the request itself
     */
    SseSubscription reconnect();

    /** Aborts the exchange, as a client that leaves. */
    void cancel();

    /** As {@link #cancel}. */
    @Override
    default void close() {
        cancel();
    }
}
