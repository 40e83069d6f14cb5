package io.quarkiverse.handlertesting.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/**
 * A response whose body the test reads as it arrives, in the chunks that the application writes. No chunk is requested ahead,
 * so an application that honours demand is ahead of the test only by the chunks in transit.
 *
 * <pre>
 * try (ResponseStream progress = client.get("/progress/7").stream()) {
 *     assertEquals("data: 10\n\n", progress.await().toString());
 * }
 * </pre>
 *
 * The verbs are those of {@link io.quarkiverse.handlertesting.events.EventSubscription}.
 * <p>
 * <b>Deadlines.</b> A wait has one absolute deadline: the duration of {@link #within(Duration)}, else that of the request
 * ({@link HandlerRequest#within}), from the call on. A wait that misses it aborts the exchange. While a debugger is attached
 * there is no deadline.
 * <p>
 * <b>Threads.</b> Thread-safe, but for one reader at a time. The blocking methods throw an {@link IllegalStateException} at
 * once on a Vert.x event loop thread: use {@link #next()} or {@link #stream()} there.
 * <p>
 * <b>Errors.</b> A wait that fails throws an {@link HttpAssertionError}, which shows the request, the beginning of the
 * response, and what the request has caused.
 * <p>
 * <b>End of life.</b> The stream ends with its body. The end of the test aborts an exchange that is still open.
 */
public interface ResponseStream extends AutoCloseable {

    int statusCode();

    /** The first value of a header; {@code null} if there is none. */
    String header(String name);

    /** All headers, in order. */
    List<Map.Entry<String, String>> headers();

    /** @throws HttpAssertionError if the status is another; the error shows the part of the body received so far */
    ResponseStream expectStatus(int status);

    /**
     * Waits for the next chunk, and reads it.
     *
     * @return never empty
     * @throws HttpAssertionError at the deadline; if the body has ended; if the exchange is aborted
     */
    Buffer await();

    /**
     * Waits for the next chunk that satisfies the predicate, and reads it; the chunks before it are skipped and count as
     * read. A failure message names the predicate by the line of this call: {@code the predicate at PullTest.java:31}.
     *
     * @param predicate runs on the calling thread; an exception that it throws fails the wait
     * @throws HttpAssertionError as {@link #await()}
     */
    Buffer await(Predicate<? super Buffer> predicate);

    /**
     * As {@link #await(Predicate)}, but a failure message names the predicate by its description.
     *
     * @param description completes "matching …": {@code "all of the file"}
     */
    Buffer await(Predicate<? super Buffer> predicate, String description);

    /**
     * Waits for this many unread chunks, and reads them; one deadline covers all of them. If it fails, none of them is read.
     *
     * @param count at least 1
     * @throws HttpAssertionError as {@link #await()}
     */
    List<Buffer> take(int count);

    /**
     * Waits until the response has had this many chunks in all, and reads up to the last of them.
     *
     * @param count at least 1
     * @return the first {@code count} chunks of the response, including those read before, as far as {@link #seen()} has them
     * @throws HttpAssertionError as {@link #await()}
     */
    List<Buffer> awaitCount(int count);

    /**
     * Expects no unread chunk now, and no further one for the duration of {@link #within(Duration)}, else
     * {@code quarkus.handler-testing.events.quiet-period} (100 ms). Requests one chunk to find out. The end of the body does
     * not count as a chunk.
     *
     * @throws HttpAssertionError at the first chunk, which stays unread
     */
    void expectNone();

    /**
     * Waits for the end of the body.
     *
     * @return the unread rest of the body
     * @throws HttpAssertionError at the deadline; if the exchange is aborted
     */
    Buffer awaitCompletion();

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
     * Waits until the application aborts the exchange. An exchange that the test has aborted, by {@link #close} or by a wait
     * that missed its deadline, does not count.
     *
     * @return the unread chunks before that
     * @throws HttpAssertionError at the deadline; if the body ends normally; if the test has aborted the exchange
     */
    Buffer awaitFailure();

    /**
     * All chunks so far, read or not; a copy. If they have more than {@code quarkus.handler-testing.client.max-response-size}
     * bytes in all, only the last chunks.
     */
    List<Buffer> seen();

    /**
     * The same stream, with another deadline: {@code progress.within(ofMillis(500)).await()}. Both share what is read.
     *
     * @param deadline not negative; zero means that the chunk must be there already
     */
    @CheckReturnValue
    ResponseStream within(Duration deadline);

    /**
     * The next unread chunk, which is read when it is emitted; fails with an {@link HttpAssertionError} as {@link #await()}, at
     * the deadline counted from the subscription of the {@code Uni}. Emits on a thread of Mutiny's default executor.
     */
    Uni<Buffer> next();

    /**
     * The unread rest of the body, with the demand of its subscriber; only one subscriber is allowed. It has no deadline.
     * Cancelling it aborts the exchange. Emits on an event loop thread, or on the thread that requests.
     */
    Multi<Buffer> stream();

    /** Aborts the exchange, as a client that disconnects. Does nothing if the exchange has ended. */
    @Override
    void close();
}
