package io.quarkiverse.handlertesting.runtime.internal.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.runtime.internal.application.Deadlines;
import io.quarkiverse.handlertesting.runtime.internal.cause.EventSink;
import io.quarkiverse.handlertesting.runtime.internal.client.ReceivedResponse.Chunk;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.quarkiverse.handlertesting.runtime.internal.text.ShownBody;
import io.smallrye.mutiny.helpers.Subscriptions;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** Sends a request once; its response is read as it arrives. Thread-safe, but for one reader at a time. */
final class StreamedExchange implements AutoCloseable {

    /** For a wait that expects the application to abort the exchange. */
    static final String ABORTED_BY_TEST = "Expected the application to abort the exchange, but the test has aborted it:";

    private final RedirectChain chain;
    private final ReceivedResponse body;
    /** {@code null} if neither the test nor the journal needs frames. */
    private final StreamDecoder decoder;
    private final RedirectingExchange exchange;
    private final ExchangeReport report;
    /** {@code null} if the body is read in chunks. */
    private final StreamFormat<?> format;
    /** The chunks that were taken: all, or the last ones if they are too large. Empty if the body is read as frames. */
    private final Deque<Buffer> kept = new ArrayDeque<>();
    private long keptSize;
    private long taken;
    private long begun;
    /** How many chunks have been requested. */
    private long asked;

    private StreamedExchange(RedirectChain chain, StreamFormat<?> format) {
        this.chain = chain;
        this.format = format;
        this.body = new ReceivedResponse(settings().maxShown());
        this.decoder = newDecoder();
        this.exchange = RedirectingExchange.ofStream(chain,
                new DecodingReceiver(decoder == null ? body : decoder, this::requestAnother, this::close));
        this.report = new ExchangeReport(chain);
    }

    /** An exchange whose body is read in chunks. */
    static StreamedExchange ofChunks(RedirectChain chain) {
        return new StreamedExchange(chain, null);
    }

    /** An exchange whose body is read as frames of this format. */
    static StreamedExchange ofFrames(RedirectChain chain, StreamFormat<?> format) {
        return new StreamedExchange(chain, format);
    }

    private StreamDecoder newDecoder() {
        if (format == StreamFormat.LINES) {
            return new LineDecoder(body, settings().maxEventSize());
        }
        EventSink sink = chain.cause() != null && settings().recordsFrames() ? chain.cause().sink() : null;
        return format != null || sink != null ? new FrameDecoder(sink, body, settings().maxEventSize()) : null;
    }

    private ClientSettings settings() {
        return chain.services().settings();
    }

    private void requestAnother() {
        exchange.request(1);
    }

    void begin() {
        begun = System.nanoTime();
        exchange.begin();
    }

    /** Waits for the head of the response. */
    void awaitHead() {
        await(() -> "There was no response", this::hasHeadOrEnd, chain.deadline(), Deadlines.nanos(chain.deadline()));
        if (!body.hasHead()) {
            throw failed(body.failure());
        }
    }

    ReceivedResponse body() {
        return body;
    }

    /** Present if the exchange was created by {@link #ofFrames}. */
    StreamDecoder decoder() {
        return decoder;
    }

    Duration deadline() {
        return chain.deadline();
    }

    /** Makes sure that this many chunks are requested, in addition to those that were taken. */
    synchronized void ask(long chunks) {
        askUpTo(Subscriptions.add(taken, chunks));
    }

    /** How many chunks have been taken. */
    synchronized long taken() {
        return taken;
    }

    /** Makes sure that this many chunks are requested in all, from the beginning. */
    synchronized void askUpTo(long all) {
        if (all > asked) {
            exchange.request(all == Long.MAX_VALUE ? all : all - asked);
            asked = all;
        }
    }

    /** Whether a chunk is waiting, or no more will arrive. */
    boolean hasSomething() {
        return body.waiting() > 0 || body.isOver();
    }

    boolean hasHeadOrEnd() {
        return body.hasHead() || body.isOver();
    }

    /**
     * Blocks until the condition holds. While a debugger is attached there is no deadline.
     *
     * @return whether the condition holds
     */
    boolean awaits(BooleanSupplier condition, long nanosLeft) throws InterruptedException {
        return deadlines().await(nanos -> body.await(condition, nanos), nanosLeft);
    }

    /**
     * Blocks until the application has finished what it does now on its event loop, or no time is left: Quarkus REST sends the
     * head, and then subscribes to the stream.
     */
    void awaitTurn(long nanosLeft) throws InterruptedException {
        CountDownLatch finished = new CountDownLatch(1);
        exchange.afterTurn(finished::countDown);
        deadlines().await(nanos -> finished.await(nanos, TimeUnit.NANOSECONDS), nanosLeft);
    }

    Deadlines deadlines() {
        return settings().deadlines();
    }

    /** Takes the next chunk; {@code null} if none has arrived. */
    synchronized Chunk take() {
        Chunk chunk = body.poll();
        if (chunk != null) {
            taken++;
            if (format == null) {
                keep(chunk.bytes());
            }
        }
        return chunk;
    }

    private void keep(Buffer chunk) {
        kept.add(chunk);
        keptSize += chunk.length();
        while (keptSize > maxSize() && kept.size() > 1) {
            keptSize -= kept.remove().length();
        }
    }

    /** Takes the next chunks; at least this many must be waiting. */
    synchronized List<Buffer> take(int count) {
        List<Buffer> chunks = new ArrayList<>();
        while (chunks.size() < count) {
            chunks.add(take().bytes());
        }
        return chunks;
    }

    /** How many chunks have arrived, taken or not. */
    synchronized long received() {
        return taken + body.waiting();
    }

    /** The first chunks, without those that are no longer kept. Takes up to the last of them; this many must have arrived. */
    synchronized List<Buffer> first(int count) {
        while (taken < count) {
            take();
        }
        long forgotten = taken - kept.size();
        return kept.stream().limit(Math.max(0, count - forgotten)).toList();
    }

    /** All chunks that have arrived, without those that are no longer kept. */
    synchronized List<Buffer> seen() {
        return Stream.concat(kept.stream(), body.waitingChunks().stream().map(Chunk::bytes)).toList();
    }

    /** Waits for the end or the failure of the response. */
    void awaitOver(Duration deadline) {
        ask(Long.MAX_VALUE);
        await(() -> "There was no end of the body", body::isOver, deadline, Deadlines.nanos(deadline));
    }

    /** Waits for the end of the response, or as much of its body as a message shows; not longer than the deadline. */
    void awaitShown() {
        ask(Long.MAX_VALUE);
        try {
            body.await(() -> body.isOver() || body.beginning().length() >= maxShown(), Deadlines.nanos(chain.deadline()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for a chunk or the end, for this time at most, even under a debugger. */
    void watch(long nanos) {
        try {
            body.await(this::hasSomething, nanos);
        } catch (InterruptedException interrupted) {
            throw interrupted();
        }
    }

    /**
     * Waits until the condition holds.
     *
     * @param missing for example "There was no chunk"
     */
    void await(Supplier<String> missing, BooleanSupplier condition, Duration deadline, long nanosLeft) {
        try {
            if (!awaits(() -> condition.getAsBoolean() || body.waitingSize() > maxSize(), nanosLeft)) {
                throw late(missing.get(), deadline);
            }
            if (!condition.getAsBoolean()) {
                throw tooMuchUnread("with stream() or await()");
            }
        } catch (InterruptedException interrupted) {
            throw interrupted();
        }
    }

    /** @param how to read less at once */
    HttpAssertionError tooMuchUnread(String how) {
        HttpAssertionError tooMuch = failure(Reason.TOO_LARGE, ExchangeReport.tooMuchUnread(maxSize(), how), null);
        close();
        return tooMuch;
    }

    HttpAssertionError late(String missing, Duration deadline) {
        HttpAssertionError late = failure(Reason.TIMED_OUT, ExchangeReport.late(missing, deadline), null);
        close();
        return late;
    }

    private HttpAssertionError interrupted() {
        Thread.currentThread().interrupt();
        HttpAssertionError failure = failure(Reason.INTERRUPTED, ExchangeReport.interrupted("the response"), null);
        close();
        return failure;
    }

    /**
     * The failure for a body that ended too early.
     *
     * @param when for example " after 2"; may be empty
     */
    AssertionError ended(String expected, String when) {
        return body.failure() != null ? failed(body.failure())
                : endedUnexpectedly("Expected " + expected + ", but the body has ended" + when + ":");
    }

    HttpAssertionError endedUnexpectedly(String message) {
        return failure(Reason.UNEXPECTED, message, null, shownBody(), whereEnded());
    }

    HttpAssertionError unexpectedStatus(int expected) {
        return failure(Reason.UNEXPECTED, "Expected status " + expected + ", but it was " + body.status() + ":",
                null, shownBody(), whereAnswered());
    }

    /** The failure of a response that is no such stream. */
    HttpAssertionError refused(String message, boolean hasNoBody) {
        return failure(Reason.UNEXPECTED, message, null, shownBody(), hasNoBody ? whereEnded() : whereAnswered());
    }

    private Optional<Clue> whereAnswered() {
        return report.answeredWith(body.status());
    }

    /** The clue where the response was ended, for a failure of its end. The application may still be ending it. */
    Optional<Clue> whereEnded() {
        if (!Context.isOnEventLoopThread()) {
            try {
                awaitTurn(Deadlines.nanos(chain.deadline()));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return report.endedWith(body.status());
    }

    static String expectedNone(Duration quiet) {
        return "Expected nothing for " + Durations.text(quiet) + ", but something came:";
    }

    static void checkCount(String verb, int count) {
        if (count < 1) {
            throw new IllegalArgumentException(verb + "(count) needs a count of at least 1, but got " + count);
        }
    }

    AssertionError failed(Throwable cause) {
        if (cause instanceof StreamFault fault) {
            return failure(fault.reason(), "The stream " + fault.getMessage() + ":", fault.getCause());
        }
        return cause instanceof AssertionError error ? error
                : failure(Reason.ABORTED, ExchangeReport.aborted(cause), cause);
    }

    HttpAssertionError failure(Reason reason, String message, Throwable cause) {
        return failure(reason, message, cause, shownBody(), Optional.empty());
    }

    private String shownBody() {
        return ShownBody.of(body.beginning().getBytes(), maxShown());
    }

    /** @param shown the body as text; shown only if the head has arrived */
    HttpAssertionError failure(Reason reason, String message, Throwable cause, String shown, Optional<Clue> clue) {
        String response = body.hasHead() ? ExchangeReport.response(body.status(), 0, headers(), shown) : null;
        return new HttpAssertionError(reason, report.text(message, response,
                reason == Reason.TIMED_OUT || reason == Reason.INTERRUPTED, clue), cause);
    }

    /** Whether the journal has all received frames, so that the failure report shows them. */
    boolean reportsFrames() {
        return decoder.hasRecordedAll() && chain.cause().testRun().journal().notRecorded() == 0;
    }

    Duration quietPeriod() {
        return settings().quietPeriod();
    }

    int maxShown() {
        return settings().maxShown();
    }

    /** How many bytes of the response may be kept, and may be unread. */
    long maxSize() {
        return settings().maxResponseSize();
    }

    /** {@code System.nanoTime()} when the request was sent. */
    long begun() {
        return begun;
    }

    /** @throws IllegalStateException if the response has not ended */
    MultiMap trailers() {
        if (body.trailers() == null) {
            throw new IllegalStateException(
                    "The trailers of " + this + " come with the end of its response: call awaitCompletion() first.");
        }
        return body.trailers();
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
