package io.quarkiverse.handlertesting.sse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;

import org.junit.jupiter.api.Test;

import io.vertx.core.buffer.Buffer;

/** A stream comes no faster than its client takes it, and stops when that leaves. */
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
    void eachChunkIsAskedForWhenTheLastIsWritten() {
        ResponseSubscriber subscriber = subscribed();
        assertEquals(List.of("request 1"), asked);
        next(subscriber, "a");
        assertEquals(List.of("request 1", "request 1"), asked);
        assertEquals(List.of("write a"), client.done);
    }

    @Test
    void aClientThatIsSlowIsWaitedFor() {
        ResponseSubscriber subscriber = subscribed();
        client.full = true;
        next(subscriber, "a");
        assertEquals(List.of("request 1"), asked);
        client.drain();
        assertEquals(List.of("request 1", "request 1"), asked);
    }

    @Test
    void aClientThatLeavesStopsIt() {
        subscribed();
        client.leave();
        assertEquals(List.of("request 1", "cancel"), asked);
    }

    @Test
    void aConnectionThatFailsStopsIt() {
        subscribed();
        client.lose();
        client.leave();
        assertEquals(List.of("request 1", "cancel"), asked);
    }

    @Test
    void aClientThatHasLeftBeforeStopsItToo() {
        ResponseSubscriber subscriber = subscriber();
        client.leave();
        subscriber.onSubscribe(subscription);
        assertEquals("cancel", asked.get(0));
    }

    @Test
    void toAClientThatHasLeftNothingIsWritten() {
        ResponseSubscriber subscriber = subscribed();
        client.closed = true;
        next(subscriber, "a");
        subscriber.onComplete();
        subscriber.onError(new IllegalStateException());
        assertEquals(List.of(), client.done);
        assertEquals(List.of("request 1", "cancel"), asked);
    }

    /** Its response may say so later, or not at all. */
    @Test
    void aConnectionThatHasFailedIsClosed() {
        ResponseSubscriber subscriber = subscribed();
        client.lose();
        next(subscriber, "a");
        assertEquals(List.of(), client.done);
    }

    @Test
    void itsEndIsThatOfTheResponse() {
        subscribed().onComplete();
        assertEquals(List.of("end"), client.done);
    }

    @Test
    void aFailureIsACutIfSomethingWasWritten() {
        ResponseSubscriber subscriber = subscribed();
        next(subscriber, "a");
        subscriber.onError(new IllegalStateException());
        assertEquals(List.of("write a", "cut"), client.done);
    }

    @Test
    void aFailureIsAnotherIfNothingWasWritten() {
        subscribed().onError(new IllegalStateException());
        assertEquals(List.of("failed"), client.done);
    }

    /** Else nobody would see its client leave. */
    @Test
    void aRequestWhoseBodyNobodyReadsIsRead() {
        client.hasSentAll = false;
        subscribed();
        assertEquals(List.of("resume"), client.done);
    }
}
