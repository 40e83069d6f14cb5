package io.quarkiverse.handlertesting.runtime.internal.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.http.ResponseStream;
import io.quarkiverse.handlertesting.runtime.internal.application.Deadlines;
import io.quarkiverse.handlertesting.runtime.internal.application.EventLoops;
import io.quarkiverse.handlertesting.runtime.internal.client.ReceivedResponse.Chunk;
import io.quarkiverse.handlertesting.runtime.internal.transport.ClosedExchangeException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/**
 * A view of a response that is read in chunks, with a deadline of its own. Views of one response share what is read.
 *
 * @param within the duration of {@link #within}; {@code null} for the deadline of the request
 */
record ResponseStreamView(StreamedExchange exchange, Duration within) implements ResponseStream {

    private static final String INSTEAD = "next() or stream()";
    private static final String CHUNK = "chunk";

    @Override
    public int statusCode() {
        return exchange.body().status();
    }

    @Override
    public String header(String name) {
        return exchange.body().headers().get(name);
    }

    @Override
    public List<Map.Entry<String, String>> headers() {
        return exchange.headers();
    }

    @Override
    public ResponseStream expectStatus(int status) {
        if (statusCode() != status) {
            throw exchange.unexpectedStatus(status);
        }
        return this;
    }

    private Duration deadline() {
        return within != null ? within : exchange.deadline();
    }

    private long until() {
        return Deadlines.until(deadline());
    }

    @Override
    public Buffer await() {
        refuseEventLoop("await()");
        return next(Wanted.any(CHUNK));
    }

    @Override
    public Buffer await(Predicate<? super Buffer> predicate) {
        refuseEventLoop("await(predicate)");
        return next(Wanted.matching(CHUNK, predicate));
    }

    @Override
    public Buffer await(Predicate<? super Buffer> predicate, String description) {
        refuseEventLoop("await(predicate, description)");
        return next(Wanted.matching(CHUNK, predicate, description));
    }

    private Buffer next(Wanted<Buffer> wanted) {
        long until = until();
        for (;;) {
            exchange.ask(1);
            exchange.await(() -> "There was no " + wanted, exchange::hasSomething, deadline(), until - System.nanoTime());
            Chunk chunk = exchange.take();
            if (chunk == null) {
                throw exchange.ended(wanted.matching() == null ? "another chunk" : "a " + wanted, "");
            }
            if (accepts(wanted, chunk.bytes())) {
                return chunk.bytes();
            }
        }
    }

    private boolean accepts(Wanted<Buffer> wanted, Buffer chunk) {
        try {
            return wanted.predicate().test(chunk);
        } catch (RuntimeException thrown) {
            throw exchange.failure(Reason.UNEXPECTED, wanted.threw(thrown), thrown);
        }
    }

    @Override
    public List<Buffer> take(int count) {
        refuseEventLoop("take(count)");
        StreamedExchange.checkCount("take", count);
        long until = until();
        exchange.ask(count);
        exchange.await(() -> missing(exchange.body().waiting(), count), () -> exchange.body().waiting() >= count
                || exchange.body().isOver(), deadline(), until - System.nanoTime());
        if (exchange.body().waiting() < count) {
            throw exchange.ended(count + " chunks", " after " + exchange.body().waiting());
        }
        return exchange.take(count);
    }

    private static String missing(long there, int count) {
        return there == 0 ? "There was no chunk" : "There were only " + there + " of " + count + " chunks";
    }

    @Override
    public List<Buffer> awaitCount(int count) {
        refuseEventLoop("awaitCount(count)");
        StreamedExchange.checkCount("awaitCount", count);
        long until = until();
        exchange.askUpTo(count);
        long left = count - exchange.taken();
        exchange.await(() -> missing(exchange.received(), count), () -> exchange.body().waiting() >= left
                || exchange.body().isOver(), deadline(), until - System.nanoTime());
        if (exchange.received() < count) {
            throw exchange.ended(count + " chunks in all", " after " + exchange.received());
        }
        return exchange.first(count);
    }

    @Override
    public void expectNone() {
        refuseEventLoop("expectNone()");
        Duration quiet = within != null ? within : exchange.quietPeriod();
        exchange.ask(1);
        exchange.watch(Deadlines.nanos(quiet));
        if (exchange.body().waiting() > 0) {
            throw exchange.failure(Reason.UNEXPECTED, StreamedExchange.expectedNone(quiet), null);
        }
    }

    @Override
    public Buffer awaitCompletion() {
        refuseEventLoop("awaitCompletion()");
        exchange.awaitOver(deadline());
        if (exchange.body().failure() != null) {
            throw exchange.failed(exchange.body().failure());
        }
        return rest();
    }

    private Buffer rest() {
        Buffer rest = Buffer.buffer();
        for (Chunk chunk = exchange.take(); chunk != null; chunk = exchange.take()) {
            rest.appendBuffer(chunk.bytes());
        }
        return rest;
    }

    @Override
    public String trailer(String name) {
        return exchange.trailers().get(name);
    }

    @Override
    public List<Map.Entry<String, String>> trailers() {
        return List.copyOf(exchange.trailers().entries());
    }

    @Override
    public Buffer awaitFailure() {
        refuseEventLoop("awaitFailure()");
        exchange.awaitOver(deadline());
        if (exchange.body().failure() == null) {
            throw exchange.endedUnexpectedly("Expected the exchange to be aborted, but its body has ended:");
        }
        if (ClosedExchangeException.isOfTest(exchange.body().failure())) {
            throw exchange.failure(Reason.UNEXPECTED, StreamedExchange.ABORTED_BY_TEST, null);
        }
        return rest();
    }

    @Override
    public List<Buffer> seen() {
        return exchange.seen();
    }

    @Override
    public Uni<Buffer> next() {
        return AsyncTake.uni(exchange, deadline(), () -> {
            Chunk chunk = exchange.take();
            return chunk == null ? null : chunk.bytes();
        }, isLate -> isLate ? late() : exchange.ended("another chunk", ""));
    }

    private HttpAssertionError late() {
        return exchange.late("There was no chunk", deadline());
    }

    @Override
    public Multi<Buffer> stream() {
        return Multi.createFrom().publisher(new BodyPublisher(exchange)).map(Chunk::bytes);
    }

    @Override
    public ResponseStream within(Duration other) {
        return new ResponseStreamView(exchange, Deadlines.checkNotNegative(other));
    }

    @Override
    public void close() {
        exchange.close();
    }

    private static void refuseEventLoop(String verb) {
        EventLoops.refuse(verb, INSTEAD);
    }
}
