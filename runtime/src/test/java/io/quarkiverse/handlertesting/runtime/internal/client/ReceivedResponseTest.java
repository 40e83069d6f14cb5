package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** A response as it arrives. */
class ReceivedResponseTest {

    private static final long FOREVER = Long.MAX_VALUE;

    private final ReceivedResponse body = new ReceivedResponse(5);

    @Test
    void isEmptyAtFirst() throws Exception {
        assertFalse(body.hasHead());
        assertFalse(body.isOver());
        assertEquals(0, body.waiting());
        assertNull(body.poll());
        assertNull(body.failure());
        assertFalse(body.await(body::hasHead, TimeUnit.MILLISECONDS.toNanos(1)));
        assertFalse(body.await(body::hasHead, 0));
        assertFalse(body.await(body::hasHead, -1));
    }

    @Test
    void keepsChunksInOrderAfterTheEndToo() throws Exception {
        body.head(200, MultiMap.caseInsensitiveMultiMap().add("a", "b"));
        body.chunk(Buffer.buffer("one"));
        body.chunk(Buffer.buffer("two"));
        body.end(MultiMap.caseInsensitiveMultiMap());

        assertTrue(body.hasHead() && body.isOver());
        assertEquals(200, body.status());
        assertEquals("b", body.headers().get("A"));
        assertEquals(2, body.waiting());
        assertEquals("one", body.poll().bytes().toString());
        assertEquals("two", body.poll().bytes().toString());
        assertNull(body.poll());
        assertTrue(body.await(body::isOver, 0));
    }

    @Test
    void keepsTheBeginningOfTheBody() {
        body.chunk(Buffer.buffer("one"));
        assertEquals("one", body.beginning().toString());
        body.chunk(Buffer.buffer("two"));
        body.chunk(Buffer.buffer("three"));
        body.beginning().appendString("!");
        assertEquals("onetw", body.beginning().toString());
    }

    @Test
    void keepsTheFailure() {
        IOException reset = new IOException("reset");
        body.chunk(Buffer.buffer("one"));
        body.failed(reset);

        assertTrue(body.isOver());
        assertSame(reset, body.failure());
        assertEquals(1, body.waiting());
    }

    @Test
    void notifiesListenersOfEachChange() {
        AtomicInteger notifications = new AtomicInteger();
        body.head(200, MultiMap.caseInsensitiveMultiMap());
        Runnable listener = notifications::incrementAndGet;
        body.add(listener);
        body.chunk(Buffer.buffer("one"));
        body.chunk(Buffer.buffer("two"));
        body.remove(listener);
        body.end(MultiMap.caseInsensitiveMultiMap());
        assertEquals(2, notifications.get());
    }

    @Test
    void wakesAWaitingThread() throws Exception {
        Thread application = new Thread(() -> {
            body.head(200, MultiMap.caseInsensitiveMultiMap());
            body.chunk(Buffer.buffer("one"));
        });
        application.start();
        assertTrue(body.await(() -> body.waiting() == 1, FOREVER));
        application.join();
    }
}
