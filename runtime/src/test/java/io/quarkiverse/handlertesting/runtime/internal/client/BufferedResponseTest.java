package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** A response is collected up to a maximum size. */
class BufferedResponseTest {

    private final AtomicInteger aborts = new AtomicInteger();
    private final BufferedResponse response = new BufferedResponse(10, aborts::incrementAndGet);

    @Test
    void completesAtItsEnd() {
        response.head(201, MultiMap.caseInsensitiveMultiMap().add("a", "b"));
        response.chunk(Buffer.buffer("12345"));
        response.chunk(Buffer.buffer("67890"));
        assertFalse(response.whole().isDone());
        response.end(MultiMap.caseInsensitiveMultiMap());

        BufferedResponse whole = response.whole().join();
        assertEquals(201, whole.status());
        assertEquals("b", whole.headers().get("A"));
        assertEquals("1234567890", whole.body().toString());
        assertEquals(0, aborts.get(), "ten bytes are allowed");
        assertTrue(System.nanoTime() - whole.ended() >= 0);
    }

    @Test
    void abortsAtOneByteTooMany() {
        response.head(200, MultiMap.caseInsensitiveMultiMap());
        response.chunk(Buffer.buffer("1234567890"));
        response.chunk(Buffer.buffer("1"));
        assertInstanceOf(BufferedResponse.TooLarge.class, failure());
        assertEquals(1, aborts.get());
        assertEquals("1234567890", response.body().toString(), "the bytes before can be shown");

        response.chunk(Buffer.buffer("2"));
        response.failed(new IOException("aborted"));
        response.end(MultiMap.caseInsensitiveMultiMap());
        assertInstanceOf(BufferedResponse.TooLarge.class, failure());
        assertEquals(1, aborts.get());
    }

    @Test
    void keepsTheFailure() {
        response.head(200, MultiMap.caseInsensitiveMultiMap());
        IOException cut = new IOException("connection reset");
        response.failed(cut);
        response.failed(new IOException("another"));

        assertEquals(cut, failure());
        assertEquals(0, aborts.get());
    }

    @Test
    void hasAnEmptyBodyWithoutChunks() {
        response.head(204, MultiMap.caseInsensitiveMultiMap());
        response.end(MultiMap.caseInsensitiveMultiMap());

        assertEquals(0, response.whole().join().body().length());
    }

    private Throwable failure() {
        return assertThrows(CompletionException.class, response.whole()::join).getCause();
    }
}
