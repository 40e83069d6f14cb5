package io.quarkiverse.handlertesting.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;

/**
 * A response whose body is read as it comes, a chunk as the application has written it. Nothing is asked for ahead: an
 * application that honours demand is not ahead of the test by more than what is under way.
 *
 * <pre>
 * try (ResponseStream progress = client.get("/progress/7").stream()) {
 *     assertEquals("data: 10\n\n", progress.await().toString());
 * }
 * </pre>
 *
 * <b>Deadlines.</b> Each wait has one: that of the request ({@link HandlerRequest#within}), from the call on. While a debugger
 * is attached there is none. <b>Threads.</b> Thread-safe, but for one reader at a time. The blocking methods throw an {@link
 * IllegalStateException} on an event loop thread. <b>End of life.</b> It ends with the body; what is not read by the end of
 * the test is aborted.
 */
public interface ResponseStream extends AutoCloseable {

    int statusCode();

    /** The first value of a header; {@code null} if there is none. */
    String header(String name);

    /** All headers, in order. */
    List<Map.Entry<String, String>> headers();

    /** @throws HttpAssertionError if it has another status; it shows what there is of the body by then */
    ResponseStream expectStatus(int status);

    /**
     * Waits for the next chunk.
     *
     * @return never empty
     * @throws HttpAssertionError at the deadline; if the body has ended; if the exchange is aborted. It shows what came before.
     */
    Buffer await();

    /**
     * Waits until this many chunks have come.
     *
     * @param count at least 1
     */
    List<Buffer> take(int count);

    /**
     * Waits for the end of the body.
     *
     * @return what was left of it
     * @throws HttpAssertionError at the deadline; if the exchange is aborted
     */
    Buffer awaitEnd();

    /**
     * Waits until the exchange is aborted by the application. Chunks that come before are passed over.
     *
     * @throws HttpAssertionError at the deadline; if the body ends as it should
     */
    void awaitFailure();

    /**
     * What is left of the body, asked for as its only subscriber does. There is no deadline. Emits on an event loop thread, or
     * on that which asks; to cancel it aborts the exchange.
     */
    Multi<Buffer> chunks();

    /** The same stream, with another deadline for its waits. */
    ResponseStream within(Duration deadline);

    /** Aborts the exchange, as a user who leaves; does nothing if it has ended. */
    @Override
    void close();
}
