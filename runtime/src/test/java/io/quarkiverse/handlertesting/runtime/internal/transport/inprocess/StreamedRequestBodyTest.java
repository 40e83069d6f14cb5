package io.quarkiverse.handlertesting.runtime.internal.transport.inprocess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.netty.handler.codec.http.LastHttpContent;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingBody;
import io.vertx.core.buffer.Buffer;

/** The body of a request that is sent as it is produced. */
class StreamedRequestBodyTest {

    /** A publisher that emits what the test tells it to, on the thread of the test. */
    private static final class Chunks implements Flow.Publisher<Buffer>, Flow.Subscription {

        private Flow.Subscriber<? super Buffer> subscriber;
        private volatile long asked;
        private volatile Thread askedBy;
        private volatile int cancelled;

        @Override
        public void subscribe(Flow.Subscriber<? super Buffer> to) {
            subscriber = to;
            to.onSubscribe(this);
        }

        @Override
        public void request(long chunks) {
            asked += chunks;
            askedBy = Thread.currentThread();
        }

        @Override
        public void cancel() {
            cancelled++;
        }
    }

    private final Connection connection = new Connection();
    private final Chunks chunks = new Chunks();

    @AfterEach
    void close() {
        connection.close();
    }

    private InProcessExchange send() {
        return connection.send(new OutgoingBody.Streamed(chunks, -1), 1);
    }

    private void emit(String chunk) {
        chunks.subscriber.onNext(Buffer.buffer(chunk));
        connection.settle();
    }

    private void complete() {
        chunks.subscriber.onComplete();
        connection.settle();
    }

    @Test
    void sendsEachChunkAsItIsEmitted() {
        send();
        assertEquals(List.of("POST /pulls?id=7", "(read)"), connection.read);
        emit("one");
        emit("two");
        complete();
        assertEquals(List.of("POST /pulls?id=7", "(read)", "one", "(read)", "two", "(read)", "(end)", "(read)"),
                connection.read);
    }

    @Test
    void requestsOneChunkAtATime() {
        send();
        assertEquals(1, chunks.asked);
        connection.run(connection.channel::read);
        assertEquals(1, chunks.asked, "there is one on its way");
        emit("one");
        assertEquals(2, chunks.asked);
    }

    @Test
    void requestsNoChunkUntilTheApplicationReads() {
        connection.run(() -> connection.channel.config().setAutoRead(false));
        send();
        assertEquals(0, chunks.asked);
        connection.run(connection.channel::read);
        assertEquals(1, chunks.asked);
        emit("one");
        assertEquals(1, chunks.asked);
        connection.run(connection.channel::read);
        assertEquals(2, chunks.asked);
    }

    @Test
    void requestsNoChunkAfterTheEnd() {
        connection.run(() -> connection.channel.config().setAutoRead(false));
        send();
        complete();
        connection.run(connection.channel::read);
        assertEquals(0, chunks.asked);
    }

    @Test
    void cutsTheRequestIfThePublisherFails() {
        send();
        chunks.subscriber.onError(new IOException("no more"));
        connection.settle();
        assertEquals(List.of("(no more)"), connection.receiver.all());
        assertFalse(connection.channel.isOpen());
        assertEquals(0, chunks.cancelled, "it has ended");
    }

    @Test
    void reusesTheConnectionAfterTheBodyHasEnded() {
        send();
        complete();
        connection.write(Connection.head(), LastHttpContent.EMPTY_LAST_CONTENT);
        assertEquals(List.of(connection.channel), connection.reused);
        assertEquals(0, chunks.cancelled);
    }

    @Test
    void endsWithAnEarlyResponse() {
        send();
        connection.write(Connection.head(), LastHttpContent.EMPTY_LAST_CONTENT);
        assertEquals(List.of("200 []", "(end)"), connection.receiver.all());
        assertEquals(List.of(), connection.reused);
        assertTrue(chunks.cancelled > 0);
        assertFalse(connection.channel.isOpen());
    }

    @Test
    void isCancelledByAnAbort() {
        send().abort();
        connection.settle();
        assertTrue(chunks.cancelled > 0);
        assertEquals(List.of("(the exchange was aborted)"), connection.receiver.all());
    }

    @Test
    void dropsChunksAfterTheEnd() {
        List<Throwable> failures = new ArrayList<>();
        StreamedRequestBody body = new StreamedRequestBody(connection.channel, failures::add);
        chunks.subscribe(body);
        connection.run(body::cancel);
        emit("one");
        complete();
        body.onError(new IOException("no more"));
        connection.settle();
        assertEquals(List.of(), connection.read);
        assertEquals(List.of(), failures);
    }

    @Test
    void acceptsChunksFromAnyThread() {
        chunks.subscribe(new StreamedRequestBody(connection.channel, failed -> {
        }));
        connection.settle();
        assertEquals(1, chunks.asked);
        assertNotEquals(Thread.currentThread(), chunks.askedBy, "all else is on the event loop");
    }

    @Test
    void cancelsASubscriptionThatArrivesTooLate() {
        StreamedRequestBody body = new StreamedRequestBody(connection.channel, failed -> {
        });
        connection.run(body::cancel);
        chunks.subscribe(body);
        connection.settle();
        assertEquals(1, chunks.cancelled);
        assertEquals(0, chunks.asked);
    }
}
