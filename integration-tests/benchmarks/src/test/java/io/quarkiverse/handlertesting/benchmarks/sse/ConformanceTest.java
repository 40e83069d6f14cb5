package io.quarkiverse.handlertesting.benchmarks.sse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

/** The verdict names the fault of a reader. */
class ConformanceTest {

    private static final ConformanceCase RULE = new ConformanceCase("a rule", "data: a\n\n", null,
            List.of(new Heard("token", "a", "7")));

    private static Verdict judge(StreamReader reader) throws InterruptedException {
        return Conformance.judge(reader, RULE);
    }

    @Test
    void aReaderThatReportsAllEventsPasses() throws Exception {
        assertEquals(Verdict.passed(), judge((stream, listener) -> listener.hear("token", "a", "7")));
    }

    @Test
    void aReaderThatReportsAnotherEventFails() throws Exception {
        assertEquals(Verdict.failed("\"a\" (id 7), x \"b\""), judge((stream, listener) -> {
            listener.hearOf(null, "a", "7");
            listener.hearOf("x", "b", null);
        }));
    }

    @Test
    void aReaderThatReportsNoEventFails() throws Exception {
        assertEquals(Verdict.failed("nothing"), judge((stream, listener) -> {
        }));
    }

    @Test
    void aReaderOfWholeStreamsOnlyFails() throws Exception {
        assertEquals(Verdict.failed("byte by byte: nothing"), judge((stream, listener) -> {
            if (stream.size() > 1) {
                listener.hear("token", "a", "7");
            }
        }));
    }

    @Test
    void aReaderThatThrowsFails() throws Exception {
        assertEquals(Verdict.failed("fails: IOException"), judge((stream, listener) -> {
            throw new IllegalStateException(new IOException("as told"));
        }));
    }

    @Test
    void aReaderThatDoesNotEndFails() throws Exception {
        assertEquals(Verdict.failed("does not end"), judge((stream, listener) -> {
            InputStream in = stream.open();
            while (true) {
                in.read();
            }
        }));
    }

    @Test
    void aStreamArrivesPieceByPiece() throws Exception {
        InputStream in = new Chunks("abcde".getBytes(StandardCharsets.US_ASCII), 2).open();
        byte[] into = new byte[5];
        assertEquals('a', in.read());
        assertEquals(1, in.available());
        assertEquals(1, in.read(into, 0, 5));
        assertEquals(2, in.read(into, 1, 4));
        assertEquals(1, in.read(into, 3, 2));
        assertEquals(0, in.available());
        assertEquals(-1, in.read(into, 0, 5));
        assertEquals("bcde", new String(into, 0, 4, StandardCharsets.US_ASCII));
    }
}
