package io.quarkiverse.handlertesting.runtime.internal.client;

import io.quarkiverse.handlertesting.runtime.internal.application.Deadlines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.http.ResponseStream;
import io.quarkiverse.handlertesting.runtime.internal.application.EventLoops;
import io.quarkiverse.handlertesting.runtime.internal.client.ReceivedResponse.Chunk;
import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;

/** A response as a test reads it, with a deadline for each wait. */
record ResponseStreamView(StreamedExchange exchange, Duration deadline) implements ResponseStream {

    private static final String INSTEAD = "chunks()";

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
            throw exchange.failure(Reason.UNEXPECTED, "Expected status " + status + ", but it was " + statusCode() + ":", null);
        }
        return this;
    }

    @Override
    public Buffer await() {
        EventLoops.refuse("await()", INSTEAD);
        Buffer chunk = exchange.next(deadline, Deadlines.nanos(deadline));
        if (chunk == null) {
            throw exchange.failure(Reason.UNEXPECTED, "Expected another chunk, but the body has ended:", null);
        }
        return chunk;
    }

    @Override
    public List<Buffer> take(int count) {
        EventLoops.refuse("take(count)", INSTEAD);
        if (count < 1) {
            throw new IllegalArgumentException("take(count) needs a count of at least 1, but got " + count);
        }
        long end = System.nanoTime() + Deadlines.nanos(deadline);
        List<Buffer> chunks = new ArrayList<>();
        while (chunks.size() < count) {
            Buffer chunk = exchange.next(deadline, end - System.nanoTime());
            if (chunk == null) {
                throw exchange.failure(Reason.UNEXPECTED, "Expected " + count + " chunks, but the body has ended after "
                        + chunks.size() + ":", null);
            }
            chunks.add(chunk);
        }
        return chunks;
    }

    @Override
    public Buffer awaitEnd() {
        EventLoops.refuse("awaitEnd()", INSTEAD);
        exchange.awaitOver(deadline);
        if (exchange.body().failure() != null) {
            throw exchange.failed(exchange.body().failure());
        }
        Buffer rest = Buffer.buffer();
        for (Chunk chunk = exchange.take(); chunk != null; chunk = exchange.take()) {
            rest.appendBuffer(chunk.bytes());
        }
        return rest;
    }

    @Override
    public void awaitFailure() {
        EventLoops.refuse("awaitFailure()", INSTEAD);
        exchange.awaitOver(deadline);
        if (exchange.body().failure() == null) {
            throw exchange.failure(Reason.UNEXPECTED, "Expected the exchange to be aborted, but its body has ended:", null);
        }
    }

    @Override
    public Multi<Buffer> chunks() {
        return Multi.createFrom().publisher(new BodyPublisher(exchange)).map(Chunk::bytes);
    }

    @Override
    public ResponseStream within(Duration other) {
        return new ResponseStreamView(exchange, Deadlines.check(other));
    }

    @Override
    public void close() {
        exchange.close();
    }
}
