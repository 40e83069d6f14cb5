package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.sse.SseSubscription;

/** A client reconnects with what the streams before have set. */
class SseReconnectTest {

    private final FakeApplication application = new FakeApplication();
    private SseSubscription stream;

    @BeforeEach
    void open() throws Exception {
        application.transport.answer(sent -> sent.head(200, "content-type", "text/event-stream"));
        stream = application.client.get("/progress/7").sse();
    }

    private void send(String frames) throws Exception {
        application.transport.next().chunk(frames);
        stream.awaitOpen();
        assertEquals(1, stream.within(Duration.ofSeconds(10)).awaitCount(1).size());
    }

    private SseSubscription reconnected(SseSubscription before) {
        application.transport.answer(sent -> sent.head(200, "content-type", "text/event-stream"));
        return before.reconnect();
    }

    @Test
    void atOnceAfterAReconnectionTimeOfZero() throws Exception {
        send("retry: 0\ndata: one\n\n");
        SseSubscription again = reconnected(stream);
        application.transport.next().chunk("data: two\n\n");
        assertEquals("two", again.await().data());
        assertEquals(Duration.ZERO, again.reconnectionTime());
    }

    @Test
    void keepsTheReconnectionTimeOverSeveralStreams() throws Exception {
        send("retry: 1\nid: 7\ndata: one\n\n");
        SseSubscription again = reconnected(reconnected(stream));
        application.transport.next();
        assertEquals(List.of("7"), application.transport.next().sent().headers().getAll("Last-Event-ID"));
        assertEquals(Duration.ofMillis(1), again.reconnectionTime());
    }

    @Test
    @Timeout(60)
    void doesNotWaitForAReconnectionTimeAfterTheDeadline() throws Exception {
        send("retry: 9223372036854775807\ndata: one\n\n");
        HttpAssertionError late = assertThrows(HttpAssertionError.class, stream::reconnect);
        assertEquals("Expected to reconnect within 10 s, but the stream has set a reconnection time of 9223372036854775 s:",
                late.getMessage().lines().findFirst().get());
        assertEquals(Reason.TIMED_OUT, late.reason());
    }

    @Test
    void failsIfAHeaderCannotCarryTheId() throws Exception {
        send("retry: 9223372036854775807\nid: a\u0001\ndata: one\n\n");
        HttpAssertionError refused = assertThrows(HttpAssertionError.class, stream::reconnect);
        assertEquals("Expected to reconnect, but a header cannot carry the last event id \"a\\u0001\":",
                refused.getMessage().lines().findFirst().get());
        assertEquals("The header Last-Event-ID cannot have a control character in its value: \"a\\u0001\".",
                refused.getCause().getMessage());
        assertEquals(Reason.UNEXPECTED, refused.reason());
    }

    @Test
    void anInterruptEndsThePause() throws Exception {
        send("retry: 9000\ndata: one\n\n");
        Thread.currentThread().interrupt();
        HttpAssertionError interrupted = assertThrows(HttpAssertionError.class, stream::reconnect);
        assertEquals(Reason.INTERRUPTED, interrupted.reason());
        assertEquals(true, Thread.interrupted());
    }
}
