package io.quarkiverse.handlertesting.benchmarks.sse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Scanner;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vertx.core.buffer.Buffer;

/** Both kinds of streams are measured in the same way. */
class StreamsTest {

    @ParameterizedTest
    @ValueSource(strings = { StreamsServer.SCRIPT, StreamsServer.TIMER })
    void eachStreamHasTheSameEvents(String path) throws Exception {
        try (StreamsServer server = new StreamsServer(1);
                Scanner stream = new Scanner(
                        URI.create("http://127.0.0.1:" + server.port() + path).toURL().openStream())) {
            stream.useDelimiter("\n\n");
            for (int event = 0; event < 3; event++) {
                assertEquals("data: tick", stream.next());
            }
        }
    }

    @Test
    void delaysAreMeasuredAgainstTheRhythmOfTheStream() {
        StreamArrivals stream = new StreamArrivals(100, 4);
        stream.read(Buffer.buffer("HTTP/1.1 200 OK\r\n\r\nc\r\ndata: tick\n\n"), 900);
        stream.begin();
        stream.read(Buffer.buffer("\r\nc\r\ndata: tick\n"), 1_020);
        stream.read(Buffer.buffer("\n\r\n"), 1_030);
        stream.read(Buffer.buffer("c\r\ndata: tick\n\n\r\nc\r\ndata: tick\n\n"), 1_205);
        assertEquals(3, stream.count());
        assertArrayEquals(new long[] { 25, 100, 0 }, stream.delays());
    }

    @Test
    void aStreamWithoutEventsHasNoDelays() {
        assertArrayEquals(new long[0], new StreamArrivals(100, 4).delays());
    }
}
