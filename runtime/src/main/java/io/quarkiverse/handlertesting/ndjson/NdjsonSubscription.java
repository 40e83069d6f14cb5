package io.quarkiverse.handlertesting.ndjson;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * The items of a stream of JSON lines, as they arrive:
 *
 * <pre>
 * NdjsonSubscription models = client.get("/models/export").ndjson();
 * Model first = models.json(Model.class);
 * </pre>
 *
 * An item is the JSON text of one line, without the line break. Lines end with LF or CRLF; blank lines are skipped, and the
 * last line needs no line break. A line that is not JSON ends the stream for the test: the items before it can be read, and
 * each further wait fails and shows the line with its number.
 * <p>
 * The subscription does not wait for the head of the response, since a handler may not send it before the first item.
 * <p>
 * The verbs are those of {@link io.quarkiverse.handlertesting.events.EventSubscription}. Each item is read once, in order.
 * <p>
 * <b>Deadlines.</b> A wait has one absolute deadline: the duration of {@link #within(Duration)}, else that of the request,
 * from the call on. While a debugger is attached there is no deadline.
 * <p>
 * <b>Demand.</b> Up to 256 chunks are requested ahead, so an application that honours demand is not far ahead of the test.
 * <p>
 * <b>Threads.</b> Thread-safe, but for one reader at a time. The blocking methods throw an {@link IllegalStateException} at
 * once on a Vert.x event loop thread: use {@link #next()} or {@link #stream()} there.
 * <p>
 * <b>Errors.</b> A wait that fails throws an {@link HttpAssertionError}, which shows the request, the last received items with
 * their times, the state of the stream, and what the request has caused.
 * <p>
 * <b>End of life.</b> The subscription ends with its response. The end of the test aborts an exchange that is still open.
 */
public interface NdjsonSubscription extends AutoCloseable {

    /**
     * Waits for the head of the response. Each other wait does this too.
     *
     * @throws HttpAssertionError at the deadline; if the exchange fails; if the status is not 200, or the type is not
     *         {@code application/x-ndjson}, {@code application/stream+json} or {@code application/jsonl}; the error then shows
     *         the body
     */
    NdjsonSubscription awaitOpen();

    /** Waits for the head of the response, as {@link #awaitOpen}. */
    int statusCode();

    /**
     * The first value of a header; {@code null} if there is none. Waits for the head of the response, as {@link #awaitOpen}.
     */
    String header(String name);

    /**
     * The same subscription, with another deadline: {@code models.within(ofMillis(500)).await()}. Both share what is read.
     *
     * @param deadline not negative; zero means that the item must be there already
     */
    @CheckReturnValue
    NdjsonSubscription within(Duration deadline);

    /**
     * Waits for the next item, and reads it.
     *
     * @throws HttpAssertionError at the deadline; if the stream ends or fails first
     */
    String await();

    /**
     * Waits for the next item that satisfies the predicate, and reads it; the items before it are skipped and count as read. A
     * failure message names the predicate by the line of this call: {@code the predicate at ExportTest.java:31}.
     *
     * @param predicate runs on the calling thread; an exception that it throws fails the wait
     * @throws HttpAssertionError as {@link #await()}
     */
    String await(Predicate<? super String> predicate);

    /**
     * As {@link #await(Predicate)}, but a failure message names the predicate by its description.
     *
     * @param description completes "matching …": {@code "the last model"}
     */
    String await(Predicate<? super String> predicate, String description);

    /**
     * Waits for this many unread items, and reads them; one deadline covers all of them. If it fails, none of them is read.
     *
     * @param count at least 1
     * @throws HttpAssertionError as {@link #await()}
     */
    List<String> take(int count);

    /**
     * Waits until the stream has had this many items in all, and reads up to the last of them.
     *
     * @param count at least 1
     * @return the first {@code count} items of the stream, including those read before, as far as {@link #seen()} has them
     * @throws HttpAssertionError as {@link #await()}
     */
    List<String> awaitCount(int count);

    /**
     * Waits for the next item, and reads it as this type, by the application's own JSON.
     *
     * @throws HttpAssertionError as {@link #await()}; if the item cannot be read as this type
     */
    <T> T json(Class<T> type);

    /** As {@link #json(Class)}, for generic types. */
    <T> T json(Type type);

    /**
     * Expects no unread item now, and no further one for the duration of {@link #within(Duration)}, else
     * {@code quarkus.handler-testing.events.quiet-period} (100 ms).
     *
     * @throws HttpAssertionError at the first item, which stays unread
     */
    void expectNone();

    /**
     * Waits for the end of the response.
     *
     * @return the unread items
     * @throws HttpAssertionError at the deadline; if the exchange is aborted; at a line that is not JSON
     */
    List<String> awaitCompletion();

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
     * Waits for the application to abort the exchange. The items before that stay unread. An exchange that the test has
     * aborted, by {@link #close}, does not count.
     *
     * @return the beginning of the last line, which was dropped; empty if the last line was whole
     * @throws HttpAssertionError at the deadline; if the response ends normally; if the test has aborted the exchange; at a
     *         line
     *         that is not JSON
     */
    String awaitFailure();

    /**
     * All items so far, read or not; a copy. If they have more than {@code quarkus.handler-testing.client.max-response-size}
     * bytes in all, only the last items.
     */
    List<String> seen();

    /**
     * The next unread item, which is read when it is emitted; fails with an {@link HttpAssertionError} as {@link #await()}, at
     * the deadline counted from the subscription of the {@code Uni}. Emits on a thread of Mutiny's default executor.
     */
    Uni<String> next();

    /**
     * All unread items and those to come, with the demand of its subscriber; only one is allowed. It has no deadline.
     * Cancelling it aborts the exchange. Emits on an event loop thread, or on the thread that requests.
     */
    Multi<String> stream();

    /** The time from sending the request to the first byte of the body. Waits for that byte. */
    Duration timeToFirstByte();

    /** The gaps between consecutive items of {@link #seen()}; one fewer than its size. A copy. */
    List<Duration> gaps();

    /** Aborts the exchange, as a client that disconnects. Does nothing if the exchange has ended. */
    @Override
    void close();
}
