package io.quarkiverse.handlertesting.sse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.vertx.core.buffer.Buffer;

/** A test sees more of a stream than its events. */
class SseParserTest {

    private static final String TOO_LARGE = "An event has more than 11 bytes before its blank line, so the stream is not"
            + " read further.";

    private final List<SseFrame> frames = new ArrayList<>();
    private final SseParser parser = new SseParser(frames::add);
    private final SseParser small = new SseParser(frames::add, 11);

    private void parse(String... chunks) {
        parse(parser, chunks);
    }

    private static void parse(SseParser parser, String... chunks) {
        for (String chunk : chunks) {
            parser.parse(Buffer.buffer(chunk));
        }
    }

    @Test
    void emitsACommentAtTheEndOfItsLine() {
        parse(": heart", "beat\n:\n:x\n");
        assertEquals(List.of(SseFrame.comment("heartbeat"), SseFrame.comment(""), SseFrame.comment("x")), frames);
    }

    @Test
    void emitsFramesThatAreNotEvents() {
        parse("id: 7\n\nretry: 10\n\nevent: token\n\nfoo\n\nevent: token\nid: 8\n\n");
        assertEquals(List.of(new SseFrame(null, null, "7", null, null), SseFrame.retry(Duration.ofMillis(10)),
                new SseFrame(null, null, "8", null, null)), frames);
        assertTrue(frames.stream().noneMatch(SseFrame::isEvent));
        assertEquals("8", parser.lastEventId());
        assertEquals(Duration.ofMillis(10), parser.reconnectionTime());
    }

    @Test
    void emitsAllFieldsOfABlock() {
        parse("id: 7\nretry: 5\nevent: token\ndata: a\n\n");
        assertEquals(List.of(new SseFrame("token", "a", "7", Duration.ofMillis(5), null)), frames);
    }

    @Test
    void emitsAnEventAtItsBlankLine() {
        parse("data: a\r");
        assertEquals(List.of(), frames);
        parse("\n\r");
        assertEquals(List.of(SseFrame.data("a")), frames);
        parse("\ndata: b\n\n");
        assertEquals(List.of(SseFrame.data("a"), SseFrame.data("b")), frames);
    }

    @Test
    void returnsTheDroppedText() {
        parse("data: a\n\nid: 7\r\nda", "ta: b\ndata");
        assertEquals("id: 7\r\ndata: b\ndata", parser.end());
        assertEquals("", parser.lastEventId());
        assertEquals("", parser.end());

        parse("\u00ef");
        parser.end();
        parser.parse(new byte[] { (byte) 0xef, (byte) 0xbb }, 0, 2);
        assertEquals("\ufffd", parser.end(), "half a byte order mark");
    }

    @Test
    void dropsAllFieldsOfAnIncompleteEvent() {
        for (String line : List.of("data: a\n", "event: a\n", "id: 7\n", "retry: 5\n")) {
            parse(line);
            assertEquals(line, parser.end());
        }
    }

    @Test
    void treatsHalfAByteOrderMarkAsText() {
        parser.parse(new byte[] { (byte) 0xef, (byte) 0xbb, 'd', 'a', 't', 'a', '\n', '\n' }, 0, 8);
        assertEquals(List.of(), frames);
    }

    @Test
    void doesNotRepeatAFrameWhoseConsumerThrew() {
        SseParser throwing = new SseParser(frame -> {
            frames.add(frame);
            throw new IllegalStateException();
        });
        assertThrows(IllegalStateException.class, () -> parse(throwing, "data: a\n\n"));
        assertThrows(IllegalStateException.class, () -> parse(throwing, "data: b\n\n"));
        assertEquals(List.of(SseFrame.data("a"), SseFrame.data("b")), frames);
    }

    @Test
    void keepsNothingOutsideOfAnEvent() {
        parse(": comment\nfoo: bar\n", ": comment\n");
        assertEquals("", parser.end());
    }

    @Test
    void beginsAnotherStreamAfterItsEnd() {
        parse("id: 7\nretry: 5\ndata: a\n\ndata: b\r");
        parser.end();
        parse("\ufeffdata: c\n\n\n");

        assertEquals(List.of("a", "c"), frames.stream().map(SseFrame::data).toList());
        assertEquals("7", parser.lastEventId());
        assertEquals(Duration.ofMillis(5), parser.reconnectionTime());
    }

    @Test
    void acceptsAVeryLongReconnectionTime() {
        parse("retry: 99999999999999999999\n\n");
        assertEquals(Duration.ofMillis(Long.MAX_VALUE), parser.reconnectionTime());
    }

    @Test
    void acceptsAnEventOfTheMaximumSize() {
        parse(small, "data: 6789\n\ndata: 6789\n", "\ndata:\nid:\n", "\n");
        assertEquals(List.of("6789", "6789", ""), frames.stream().map(SseFrame::data).toList());

        assertEquals(TOO_LARGE, tooLarge("data: 67890\n\n"));
        assertEquals(TOO_LARGE, tooLarge("data: 678901"));
        assertEquals(TOO_LARGE, tooLarge("data: 6789", "01"));
        assertEquals(TOO_LARGE, tooLarge("data:\ndata:", "\n", "d"));
        assertEquals(TOO_LARGE, tooLarge(": comment 10"));
    }

    private String tooLarge(String... chunks) {
        SseParser parser = new SseParser(frames::add, 11);
        String message = assertThrows(SseTooLargeException.class, () -> parse(parser, chunks)).getMessage();
        assertThrows(SseTooLargeException.class, () -> parse(parser, "\n\n"), "after that, always");
        return message;
    }

    @Test
    void keepsNothingOfAnEventThatIsTooLarge() {
        parse(small, "data: 6789");
        assertThrows(SseTooLargeException.class, () -> parse(small, "01"));
        assertEquals("", small.end());
    }

    @Test
    void acceptsAnEventOfOneMebibyte() {
        parse("data: " + "x".repeat((1 << 20) - 7) + "\n\n");
        assertEquals(1, frames.size());
        assertEquals("An event has more than 1048576 bytes before its blank line, so the stream is not read further.",
                assertThrows(SseTooLargeException.class, () -> parse("data: " + "x".repeat((1 << 20) - 5))).getMessage());
    }

    @Test
    void acceptsAnEndlessStreamOfComments() {
        for (int i = 0; i < 1000; i++) {
            parse(small, ": beat\n");
            parse(small, "foo\n");
        }
        assertEquals(1000, frames.size());
    }

    @Test
    void refusesASizeThatIsNotPositive() {
        assertEquals("The size of an event is at least 1 byte, but got 0",
                assertThrows(IllegalArgumentException.class, () -> new SseParser(frames::add, 0)).getMessage());
        assertNull(parser.reconnectionTime());
        assertThrows(IndexOutOfBoundsException.class, () -> parser.parse(new byte[3], 2, 2));
    }
}
