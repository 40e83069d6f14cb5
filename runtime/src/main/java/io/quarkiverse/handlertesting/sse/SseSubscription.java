package io.quarkiverse.handlertesting.sse;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * The events of an event stream, as they arrive:
 *
 * <pre>
 * SseSubscription tokens = client.post("/v1/chat/completions").json(request).sse();
 * SseFrame first = tokens.await();
 * </pre>
 *
 * The subscription does not wait for the head of the response, since a handler may not send it before the first event.
 * <p>
 * The verbs are those of {@link io.quarkiverse.handlertesting.events.EventSubscription}. Each event is read once, in order.
 * Waits for events skip comments and frames without data.
 * <p>
 * <b>Deadlines.</b> A wait has one absolute deadline: the duration of {@link #within(Duration)}, else that of the request,
 * from the call on. While a debugger is attached there is no deadline.
 * <p>
 * <b>Demand.</b> Up to 256 chunks are requested ahead, so an application that honours demand is not far ahead of the test.
 * <p>
 * <b>Threads.</b> Thread-safe, but for one reader at a time. The blocking methods throw an {@link IllegalStateException} at
 * once on a Vert.x event loop thread: use {@link #next()} or {@link #stream()} there.
 * <p>
 * <b>Errors.</b> A wait that fails throws an {@link HttpAssertionError}, which shows the request, all received frames with
 * their times, the state of the stream, and what the request has caused.
 * <p>
 * <b>End of life.</b> The subscription ends with its response. The end of the test aborts an exchange that is still open.
 */
public interface SseSubscription extends AutoCloseable {

    /**
     * Waits for the head of the response. Each other wait does this too. In process, this method also waits until the handler
     * has returned to its event loop: so a {@code Multi} of Quarkus REST has been subscribed to.
     *
     * @throws HttpAssertionError at the deadline; if the exchange fails; if the status is not 200, or the type is not
     *         {@code text/event-stream}; the error then shows the body
     */
    SseSubscription awaitOpen();

    /** Waits for the head of the response, as {@link #awaitOpen}. */
    int statusCode();

    /**
     * The first value of a header; {@code null} if there is none. Waits for the head of the response, as {@link #awaitOpen}.
     */
    String header(String name);

    /**
     * The same subscription, with another deadline: {@code tokens.within(ofMillis(500)).await()}. Both share what is read.
     *
     * @param deadline not negative; zero means that the event must be there already
     */
    @CheckReturnValue
    SseSubscription within(Duration deadline);

    /**
     * Waits for the next event, and reads it.
     *
     * @throws HttpAssertionError at the deadline; if the stream ends or fails first
     */
    SseFrame await();

    /**
     * Waits for the next event of this type, and reads it; the events before it are skipped and count as read.
     *
     * @throws HttpAssertionError as {@link #await()}
     */
    SseFrame await(String event);

    /**
     * Waits for the next event that satisfies the predicate, and reads it; the events before it are skipped and count as
     * read. A failure message names the predicate by the line of this call: {@code the predicate at PullTest.java:31}.
     *
     * @param predicate runs on the calling thread; an exception that it throws fails the wait
     * @throws HttpAssertionError as {@link #await()}
     */
    SseFrame await(Predicate<? super SseFrame> predicate);

    /**
     * As {@link #await(Predicate)}, but a failure message names the predicate by its description.
     *
     * @param description completes "matching …": {@code "the last token"}
     */
    SseFrame await(Predicate<? super SseFrame> predicate, String description);

    /**
     * Waits for the next comment, and reads it; the events before it stay unread.
     *
     * @throws HttpAssertionError as {@link #await()}
     */
    String awaitComment();

    /**
     * Waits for this many unread events, and reads them; one deadline covers all of them. If it fails, none of them is read.
     *
     * @param count at least 1
     * @throws HttpAssertionError as {@link #await()}
     */
    List<SseFrame> take(int count);

    /**
     * Waits until the stream has had this many events in all, and reads up to the last of them.
     *
     * @param count at least 1
     * @return the first {@code count} events of the stream, including those read before, as far as {@link #seen()} has them
     * @throws HttpAssertionError as {@link #await()}
     */
    List<SseFrame> awaitCount(int count);

    /**
     * Waits for the next event, and reads its data as JSON, by the application's own JSON.
     *
     * @throws HttpAssertionError as {@link #await()}; if the data cannot be read
     */
    <T> T json(Class<T> type);

    /** As {@link #json(Class)}, for generic types. */
    <T> T json(Type type);

    /**
     * Waits for the end of the response, and joins the texts of the unread events.
     *
     * @param text for example {@code SseFrame::data} or {@code ChatCompletions::text}; a result of {@code null} counts as
     *        empty
     * @throws HttpAssertionError as {@link #awaitCompletion}
     */
    String collectText(Function<SseFrame, String> text);

    /**
     * Waits for the end of the response, joins the texts of the unread events, and expects this text.
     *
     * @param text as for {@link #collectText}
     * @throws HttpAssertionError as {@link #awaitCompletion}; if the text is another: the message shows all frames
     */
    void expectText(String expected, Function<SseFrame, String> text);

    /**
     * Expects no unread frame now, and no further one for the duration of {@link #within(Duration)}, else
     * {@code quarkus.handler-testing.events.quiet-period} (100 ms). Comments count too.
     *
     * @throws HttpAssertionError at the first frame, which stays unread
     */
    void expectNone();

    /**
     * Waits for the end of the response.
     *
     * @return the unread events
     * @throws HttpAssertionError at the deadline; if the exchange is aborted; if the stream ends within a frame, which is then
     *         dropped
     */
    List<SseFrame> awaitCompletion();

    /**
     * The first value of a trailer, a field after the body (RFC 9110, section 6.5); {@code null} for a trailer that is missing.
     *
     * @throws IllegalStateException if the response has not ended normally: call {@link #awaitCompletion} first
     */
    String trailer(String name);

    /**
     * All trailers, in order, with an entry for each value; empty for a response without trailers.
     *
     * @throws IllegalStateException as {@link #trailer}
     */
    List<Map.Entry<String, String>> trailers();

    /**
     * Waits for the application to abort the exchange, or to end it within a frame. The events before that stay unread. An
     * exchange that the test has aborted, by {@link #close}, does not count.
     *
     * @return the beginning of the last frame, which was dropped; empty if the last frame was whole
     * @throws HttpAssertionError at the deadline; if the response ends normally; if the test has aborted the exchange; if an
     *         event is too large
     */
    String awaitFailure();

    /**
     * All frames so far, read or not, comments included; a copy. If they have more than
     * {@code quarkus.handler-testing.client.max-response-size} bytes in all, only the last frames.
     */
    List<SseFrame> seen();

    /**
     * The next unread event, which is read when it is emitted; fails with an {@link HttpAssertionError} as {@link #await()}, at
     * the deadline counted from the subscription of the {@code Uni}. Emits on a thread of Mutiny's default executor.
     */
    Uni<SseFrame> next();

    /**
     * All unread frames and those to come, comments included, with the demand of its subscriber; only one is allowed. It has
     * no deadline. Cancelling it aborts the exchange. Emits on an event loop thread, or on the thread that requests.
     */
    Multi<SseFrame> stream();

    /** The time from sending the request to the first byte of the body. Waits for that byte. */
    Duration timeToFirstByte();

    /** The gaps between consecutive frames of {@link #seen()}; one fewer than its size. A copy. */
    List<Duration> gaps();

    /** The last event id so far, also of a stream before {@link #reconnect()}; empty if there was none. */
    String lastEventId();

    /**
     * The time that a client waits before it reconnects, also of a stream before {@link #reconnect()}; {@code null} if none of
     * them has set it.
     */
    Duration reconnectionTime();

    /**
     * Closes this subscription and sends the request again, as a client that has lost the connection: after the
     * {@link #reconnectionTime}, if there is one, and with the {@code Last-Event-ID}, if there is one. The new stream begins
     * with both.
     *
     * @throws HttpAssertionError at once if the reconnection time is longer than the deadline, or if a header cannot carry the
     *         last event id (RFC 9110, section 5.5); as the request itself
     */
    SseSubscription reconnect();

    /** Aborts the exchange, as a client that disconnects. Does nothing if the exchange has ended. */
    @Override
    void close();
}
