package io.quarkiverse.handlertesting.runtime.internal.streams;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;

import org.junit.jupiter.api.Test;

import io.vertx.core.buffer.Buffer;

/** Writes a stream no faster than its client reads, and stops when the client leaves. */
class ResponseSubscriberTest {

    private final FakeClient client = new FakeClient();
    private final List<String> asked = new ArrayList<>();
    private final Flow.Subscription subscription = new Flow.Subscription() {

        @Override
        public void request(long chunks) {
            asked.add("request " + chunks);
        }

        @Override
        public void cancel() {
            asked.add("cancel");
        }
    };

    private ResponseSubscriber subscriber() {
        return new ResponseSubscriber(client.response(), () -> client.done.add("failed"));
    }

    private ResponseSubscriber subscribed() {
        ResponseSubscriber subscriber = subscriber();
        subscriber.onSubscribe(subscription);
        return subscriber;
    }

    private static void next(ResponseSubscriber subscriber, String chunk) {
        subscriber.onNext(Buffer.buffer(chunk));
    }

    @Test
    void requestsAChunkAfterWritingTheLastOne() {
        ResponseSubscriber subscriber = subscribed();
        assertEquals(List.of("request 1"), asked);
        next(subscriber, "a");
        assertEquals(List.of("request 1", "request 1"), asked);
        assertEquals(List.of("write a"), client.done);
    }

    @Test
    void waitsForASlowClient() {
        ResponseSubscriber subscriber = subscribed();
        client.full = true;
        next(subscriber, "a");
        assertEquals(List.of("request 1"), asked);
        client.drain();
        assertEquals(List.of("request 1", "request 1"), asked);
    }

    @Test
    void stopsWhenTheClientLeaves() {
        subscribed();
        client.leave();
        assertEquals(List.of("request 1", "cancel"), asked);
    }

    @Test
    void stopsWhenTheConnectionFails() {
        subscribed();
        client.lose();
        client.leave();
        assertEquals(List.of("request 1", "cancel"), asked);
    }

    @Test
    void stopsIfTheClientHasLeftBefore() {
        ResponseSubscriber subscriber = subscriber();
        client.leave();
        subscriber.onSubscribe(subscription);
        assertEquals("cancel", asked.get(0));
    }

    @Test
    void writesNothingToAClientThatHasLeft() {
        ResponseSubscriber subscriber = subscribed();
        client.closed = true;
        next(subscriber, "a");
        subscriber.onComplete();
        subscriber.onError(new IllegalStateException());
        assertEquals(List.of(), client.done);
        assertEquals(List.of("request 1", "cancel"), asked);
    }

    /** The response may report the failure later, or never. */
    @Test
    void treatsAFailedConnectionAsClosed() {
        ResponseSubscriber subscriber = subscribed();
        client.lose();
        next(subscriber, "a");
        assertEquals(List.of(), client.done);
    }

    @Test
    void endsTheResponseAtItsEnd() {
        subscribed().onComplete();
        assertEquals(List.of("end"), client.done);
    }

    @Test
    void cutsTheConnectionAtAFailureAfterTheFirstChunk() {
        ResponseSubscriber subscriber = subscribed();
        next(subscriber, "a");
        subscriber.onError(new IllegalStateException());
        assertEquals(List.of("write a", "cut"), client.done);
    }

    @Test
    void reportsAFailureBeforeTheFirstChunk() {
        subscribed().onError(new IllegalStateException());
        assertEquals(List.of("failed"), client.done);
    }

    /** Otherwise Vert.x would not notice that the client leaves. */
    @Test
    void resumesARequestWhoseBodyIsNotRead() {
        client.hasSentAll = false;
        subscribed();
        assertEquals(List.of("resume"), client.done);
    }
}
