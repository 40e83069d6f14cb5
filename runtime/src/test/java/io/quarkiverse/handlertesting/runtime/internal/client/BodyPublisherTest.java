package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.ResponseStream;
import io.quarkiverse.handlertesting.runtime.internal.client.ReceivedResponse.Chunk;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.buffer.Buffer;

/** The rules of Reactive Streams, for the chunks of a response. */
class BodyPublisherTest {

    private final FakeApplication application = new FakeApplication();
    private ResponseStream stream;
    private FakeExchange exchange;

    @BeforeEach
    void open() throws InterruptedException {
        stream = application.streamed();
        exchange = application.transport.next();
    }

    private AssertSubscriber<String> subscribe(long demand) {
        return stream.stream().map(Buffer::toString).subscribe().withSubscriber(AssertSubscriber.create(demand));
    }

    @Test
    void emitsNoMoreChunksThanRequested() {
        AssertSubscriber<String> subscriber = subscribe(0);
        assertEquals(0, exchange.asked());
        subscriber.request(2);
        assertEquals(2, exchange.asked());
        exchange.chunk("a").chunk("b");
        subscriber.awaitItems(2).assertItems("a", "b").assertNotTerminated();
        subscriber.request(1).request(Long.MAX_VALUE);
        exchange.chunk("c").chunk("d").end();
        subscriber.awaitCompletion().assertItems("a", "b", "c", "d");
    }

    @Test
    void completesWithoutDemand() {
        AssertSubscriber<String> subscriber = subscribe(0);
        exchange.end();
        subscriber.awaitCompletion().assertHasNotReceivedAnyItem();
    }

    @Test
    void skipsChunksThatWereReadBefore() {
        Thread answering = new Thread(() -> exchange.awaitAsked(1).chunk("a"));
        answering.start();
        assertEquals("a", stream.await().toString());
        AssertSubscriber<String> subscriber = subscribe(1);
        exchange.awaitAsked(2).chunk("b").end();
        subscriber.awaitCompletion().assertItems("b");
    }

    @Test
    void emitsReceivedChunksBeforeTheFailure() {
        AssertSubscriber<String> subscriber = subscribe(2);
        IOException reset = new IOException("reset");
        exchange.chunk("a").failed(reset);
        Throwable failure = subscriber.awaitFailure().assertItems("a").getFailure();
        assertInstanceOf(HttpAssertionError.class, failure);
        assertSame(reset, failure.getCause());
    }

    @Test
    void failsIfZeroChunksAreRequested() {
        Signals subscriber = new Signals();
        new BodyPublisher(((ResponseStreamView) stream).exchange()).subscribe(subscriber);
        subscriber.subscription.request(0);
        assertEquals(List.of("IllegalArgumentException: A subscriber must request more than 0 chunks (Reactive Streams, rule"
                + " 3.9)."), subscriber.signals);
        exchange.awaitAborted();
    }

    @Test
    void allowsARequestFromWithinOnNext() {
        Signals subscriber = new Signals() {
            @Override
            public void onNext(Chunk chunk) {
                signals.add("begin");
                subscription.request(1);
                super.onNext(chunk);
            }
        };
        new BodyPublisher(((ResponseStreamView) stream).exchange()).subscribe(subscriber);
        subscriber.subscription.request(1);
        exchange.chunk("a").chunk("b").end();
        assertEquals(List.of("begin", "a", "begin", "b", "end"), subscriber.signals);
    }

    /** Records the signals of the publisher itself, without Mutiny in between. */
    private static class Signals implements Flow.Subscriber<Chunk> {

        final List<String> signals = new CopyOnWriteArrayList<>();
        Flow.Subscription subscription;

        @Override
        public void onSubscribe(Flow.Subscription to) {
            subscription = to;
        }

        @Override
        public void onNext(Chunk chunk) {
            signals.add(chunk.bytes().toString());
        }

        @Override
        public void onError(Throwable failure) {
            signals.add(failure.getClass().getSimpleName() + ": " + failure.getMessage());
        }

        @Override
        public void onComplete() {
            signals.add("end");
        }
    }

    @Test
    void refusesASecondSubscriber() {
        Multi<Buffer> chunks = stream.stream();
        chunks.subscribe().withSubscriber(AssertSubscriber.create(1));
        IllegalStateException twice = assertThrows(IllegalStateException.class,
                () -> chunks.subscribe().withSubscriber(AssertSubscriber.create(1)));
        assertEquals("A response is read once, but stream() of GET /progress/7 has a subscriber already.", twice.getMessage());
    }

    @Test
    void cancellingAbortsTheExchangeWithoutFurtherSignals() {
        AssertSubscriber<String> subscriber = subscribe(2);
        exchange.chunk("a");
        subscriber.awaitItems(1).cancel();
        exchange.awaitAborted();
        subscriber.assertItems("a").assertNotTerminated();
    }

    @Test
    void cancellingAfterTheEndAbortsNothing() {
        AssertSubscriber<String> subscriber = subscribe(1);
        exchange.end();
        subscriber.awaitCompletion().cancel();
        assertFalse(exchange.isAborted());
    }

    @RepeatedTest(200)
    void losesNoChunkBetweenThreads() {
        AssertSubscriber<String> subscriber = subscribe(0);
        Thread asking = new Thread(() -> {
            for (int i = 0; i < 20; i++) {
                subscriber.request(1);
            }
        });
        asking.start();
        for (int i = 0; i < 20; i++) {
            exchange.awaitAsked(i + 1).chunk(Integer.toString(i));
        }
        exchange.end();
        subscriber.awaitCompletion();
        assertEquals(20, subscriber.getItems().size());
        assertEquals("19", subscriber.getLastItem());
    }
}
