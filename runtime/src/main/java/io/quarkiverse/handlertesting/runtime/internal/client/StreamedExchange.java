package io.quarkiverse.handlertesting.runtime.internal.client;

import io.quarkiverse.handlertesting.runtime.internal.application.Deadlines;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.runtime.internal.cause.EventSink;
import io.quarkiverse.handlertesting.runtime.internal.client.ReceivedResponse.Chunk;
import io.quarkiverse.handlertesting.runtime.internal.text.ShownBody;
import io.smallrye.mutiny.helpers.Subscriptions;
import io.vertx.core.buffer.Buffer;

/** Sends a request once; its response is read as it comes. Thread-safe, but for one reader at a time. */
final class StreamedExchange implements AutoCloseable {

    private final RedirectChain chain;
    private final ReceivedResponse body;
    /** {@code null} if neither the test nor the journal needs frames. */
    private final FrameDecoder decoder;
    private final RedirectingExchange exchange;
    private final ExchangeReport report;
    private long taken;
    private long begun;
    /** How many chunks have been asked for. */
    private long asked;

    private StreamedExchange(RedirectChain chain, boolean asFrames) {
        this.chain = chain;
        this.body = new ReceivedResponse(settings().maxShown());
        EventSink sink = chain.cause() != null && settings().recordsFrames() ? chain.cause().sink() : null;
        this.decoder = asFrames || sink != null ? new FrameDecoder(sink, body) : null;
        this.exchange = new RedirectingExchange(chain, decoder == null ? body : decoder);
        this.report = new ExchangeReport(chain);
    }

    /** One whose body is read in chunks. */
    static StreamedExchange ofChunks(RedirectChain chain) {
        return new StreamedExchange(chain, false);
    }

    /** One whose body is read as frames of an event stream. */
    static StreamedExchange ofFrames(RedirectChain chain) {
        return new StreamedExchange(chain, true);
    }

    private ClientSettings settings() {
        return chain.services().settings();
    }

    void begin() {
        begun = System.nanoTime();
        exchange.begin();
    }

    /** Waits for the head of the response. */
    void awaitHead() {
        await("no response", () -> body.hasHead() || body.isOver(), chain.deadline(),
                Deadlines.nanos(chain.deadline()));
        if (!body.hasHead()) {
            throw failed(body.failure());
        }
    }

    ReceivedResponse body() {
        return body;
    }

    /** Only {@linkplain #ofFrames of frames}. */
    FrameDecoder decoder() {
        return decoder;
    }

    Duration deadline() {
        return chain.deadline();
    }

    /** Makes sure that so many chunks are asked for that have not been taken. */
    synchronized void ask(long chunks) {
        askUpTo(Subscriptions.add(taken, chunks));
    }

    /** How many chunks have been taken. */
    synchronized long taken() {
        return taken;
    }

    /** Makes sure that so many chunks are asked for since the beginning. */
    synchronized void askUpTo(long all) {
        if (all > asked) {
            exchange.request(all == Long.MAX_VALUE ? all : all - asked);
            asked = all;
        }
    }

    /**
     * The next chunk, {@code null} if the body has ended.
     *
     * @param nanosLeft of the deadline
     */
    Buffer next(Duration deadline, long nanosLeft) {
        ask(1);
        await("no chunk", () -> body.waiting() > 0 || body.isOver(), deadline, nanosLeft);
        Chunk chunk = take();
        if (chunk == null && body.failure() != null) {
            throw failed(body.failure());
        }
        return chunk == null ? null : chunk.bytes();
    }

    /**
     * Waits until something has come, or nothing will. While a debugger is attached there is no deadline.
     *
     * @return whether it has
     */
    boolean awaitSomething(long nanosLeft) throws InterruptedException {
        return awaits(() -> body.waiting() > 0 || body.isOver(), nanosLeft);
    }

    /** As {@link #awaitSomething}, for the head. */
    boolean awaitHeadOrEnd(long nanosLeft) throws InterruptedException {
        return awaits(() -> body.hasHead() || body.isOver(), nanosLeft);
    }

    private boolean awaits(BooleanSupplier condition, long nanosLeft) throws InterruptedException {
        return settings().deadlines().await(nanos -> body.await(condition, nanos), nanosLeft);
    }

    /** The next chunk; {@code null} if none has come. */
    synchronized Chunk take() {
        Chunk chunk = body.poll();
        if (chunk != null) {
            taken++;
        }
        return chunk;
    }

    /** Waits for the end, however it is. */
    void awaitOver(Duration deadline) {
        ask(Long.MAX_VALUE);
        await("no end of the body", body::isOver, deadline, Deadlines.nanos(deadline));
    }

    /** Waits until as much has come as a message shows, or nothing will; not for longer than there is time. */
    void awaitShown() {
        ask(Long.MAX_VALUE);
        try {
            body.await(() -> body.isOver() || body.beginning().length() >= maxShown(), Deadlines.nanos(chain.deadline()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(String missing, BooleanSupplier condition, Duration deadline, long nanosLeft) {
        try {
            if (!awaits(condition, nanosLeft)) {
                HttpAssertionError late = failure(Reason.TIMED_OUT, ExchangeReport.late(missing, deadline), null);
                close();
                throw late;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            HttpAssertionError failure = failure(Reason.INTERRUPTED, ExchangeReport.interrupted("the response"), null);
            close();
            throw failure;
        }
    }

    AssertionError failed(Throwable cause) {
        return cause instanceof AssertionError error ? error
                : failure(Reason.ABORTED, ExchangeReport.aborted(cause), cause);
    }

    HttpAssertionError failure(Reason reason, String message, Throwable cause) {
        return failure(reason, message, cause, ShownBody.of(body.beginning(), maxShown()));
    }

    /** @param shown of the body, if it has a head */
    HttpAssertionError failure(Reason reason, String message, Throwable cause, String shown) {
        String response = body.hasHead() ? ExchangeReport.response(body.status(), 0, headers(), shown) : null;
        return new HttpAssertionError(reason, report.text(message, response), cause);
    }

    /** Whether the report of a failure has all frames that have come, since they are in the journal. */
    boolean reportsFrames() {
        return decoder.hasRecordedAll() && chain.cause().testRun().journal().notRecorded() == 0;
    }

    int maxShown() {
        return settings().maxShown();
    }

    /** How many bytes of the response may be kept. */
    long maxSize() {
        return settings().maxResponseSize();
    }

    /** {@code System.nanoTime()} when it was sent. */
    long begun() {
        return begun;
    }

    List<Map.Entry<String, String>> headers() {
        return List.copyOf(body.headers().entries());
    }

    @Override
    public void close() {
        exchange.abort();
    }

    /** For messages: {@code GET /progress}. */
    @Override
    public String toString() {
        return report.subject();
    }
}
