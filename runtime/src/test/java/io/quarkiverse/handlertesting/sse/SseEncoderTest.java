package io.quarkiverse.handlertesting.sse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;

import org.junit.jupiter.api.Test;

/** Writes frames as bytes, and refuses frames that would not arrive unchanged. */
class SseEncoderTest {

    @Test
    void writesEachFieldOnALine() {
        assertEquals("data: a\n\n", encoded(SseFrame.data("a")));
        assertEquals("data: \n\n", encoded(SseFrame.data("")));
        assertEquals("data: a\ndata: \ndata: b\ndata: \n\n", encoded(SseFrame.data("a\n\nb\n")));
        assertEquals("data:  a\n\n", encoded(SseFrame.data(" a")));
        assertEquals("event: token\nid: 7\nretry: 1500\ndata: ü\n\n",
                encoded(SseFrame.event("token", "ü").withId("7").withRetry(Duration.ofMillis(1500))));
        assertEquals("id: \n\n", encoded(new SseFrame(null, null, "", null, null)));
        assertEquals("retry: 0\n\n", encoded(SseFrame.retry(Duration.ZERO)));
    }

    @Test
    void writesACommentAsALine() {
        assertEquals(": heartbeat\n", encoded(SseFrame.comment("heartbeat")));
        assertEquals(": \n", encoded(SseFrame.comment("")));
    }

    @Test
    void omitsTheDefaultType() {
        assertEquals("data: a\n\n", encoded(SseFrame.event("message", "a")));
        assertEquals(SseFrame.data("a"), SseFrame.event("", "a"));
    }

    @Test
    void refusesWhatWouldArriveChanged() {
        assertRefused("The type of an event cannot have a line break.", SseFrame.event("a\nb", "c"));
        assertRefused("The type of an event cannot have a line break.", SseFrame.event("a\r", "c"));
        assertRefused("The type of an event cannot have a line break.", SseFrame.event("\r", "c"));
        assertRefused("An id cannot have a line break.", SseFrame.data("a").withId("1\n2"));
        assertRefused("An id cannot have a NUL: clients would ignore it.", SseFrame.data("a").withId("1\0"));
        assertRefused("An id cannot have a NUL: clients would ignore it.", SseFrame.data("a").withId("\0"));
        assertRefused("A comment cannot have a line break.", SseFrame.comment("a\nb"));
        assertRefused("Data cannot have a carriage return, which would arrive as a line break.", SseFrame.data("a\r\nb"));
        assertRefused("Data cannot have a carriage return, which would arrive as a line break.", SseFrame.data("\ra"));
        assertRefused("A frame cannot have a lone surrogate, which UTF-8 cannot encode.", SseFrame.data("a\ud800"));
    }

    @Test
    void refusesAReconnectionTimeWhereItIsMade() {
        assertEquals("A reconnection time is a whole number of milliseconds, up to 2^63-1, but got PT-0.001S.",
                assertThrows(IllegalArgumentException.class, () -> SseFrame.retry(Duration.ofMillis(-1))).getMessage());
        assertEquals("A reconnection time is a whole number of milliseconds, up to 2^63-1, but got PT0.000001S.",
                assertThrows(IllegalArgumentException.class, () -> SseFrame.data("a").withRetry(Duration.ofNanos(1000)))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> SseFrame.retry(Duration.ofSeconds(9223372036854776L)));
        assertThrows(IllegalArgumentException.class, () -> SseFrame.retry(Duration.ofSeconds(Long.MAX_VALUE)));
        assertEquals("retry: 9223372036854775807\n\n", encoded(SseFrame.retry(Duration.ofMillis(Long.MAX_VALUE))));
    }

    @Test
    void refusesWhatClientsWouldIgnore() {
        assertRefused("An event of the type \"token\" needs data: clients drop an event without data. Use \"\".",
                new SseFrame("token", null, "7", null, null));
        assertRefused("A frame needs data, an id, a reconnection time or a comment.",
                new SseFrame(null, null, null, null, null));
        assertRefused("A comment cannot be part of an event: write it as a frame of its own.",
                new SseFrame(null, "a", null, null, "c"));
        assertRefused("A comment cannot be part of an event: write it as a frame of its own.",
                SseFrame.comment("a").withId("7"));
        assertRefused("A comment cannot be part of an event: write it as a frame of its own.",
                SseFrame.comment("a").withRetry(Duration.ofMillis(5)));
        assertRefused("A comment cannot be part of an event: write it as a frame of its own.",
                new SseFrame("token", null, null, null, "c"));
    }

    @Test
    void showsAFrameOnOneLine() {
        assertEquals("message \"a\\u000ab\"", SseFrame.data("a\nb").toString());
        assertEquals("token \"a\" (id 7) (retry 5 ms)",
                SseFrame.event("token", "a").withId("7").withRetry(Duration.ofMillis(5)).toString());
        assertEquals(": heartbeat", SseFrame.comment("heartbeat").toString());
        assertEquals("(id )", new SseFrame(null, null, "", null, null).toString());
        assertEquals("(retry 5 ms)", SseFrame.retry(Duration.ofMillis(5)).toString());
        assertEquals("message \"" + "x".repeat(200) + "… (300 characters)\"", SseFrame.data("x".repeat(300)).toString());
    }

    @Test
    void showsInvisibleCharacters() {
        assertEquals("a\\u0007 \"b\\u0007\" (id \\u0007)", SseFrame.event("a\u0007", "b\u0007").withId("\u0007").toString());
        assertEquals(": \\u0007", SseFrame.comment("\u0007").toString());
        assertEquals("message \"\\u0007" + "x".repeat(199) + "… (201 characters)\"",
                SseFrame.data("\u0007" + "x".repeat(200)).toString());
    }

    @Test
    void shortensALongFrameInMessages() {
        String most = "x".repeat(200);
        assertEquals("message \"" + most + "\"", SseFrame.data(most).toString());
        assertEquals(": " + most + "… (201 characters)", SseFrame.comment(most + "x").toString());
        assertEquals("SseScript[raw \"" + most + "… (201 characters)\", the end]",
                SseScript.empty().raw(most + "x").toString());
        assertEquals(": " + "x".repeat(199) + "… (201 characters)", SseFrame.comment("x".repeat(199) + "😀").toString());
    }

    @Test
    void keepsOtherFieldsOfADerivedFrame() {
        SseFrame frame = SseFrame.event("token", "a").withRetry(Duration.ofMillis(5)).withId("7");
        assertEquals(new SseFrame("token", "a", "7", Duration.ofMillis(5), null), frame);
        assertEquals(new SseFrame("token", "a", "7", null, null), frame.withRetry(null));
    }

    @Test
    void refusesNullFields() {
        assertEquals("data", assertThrows(NullPointerException.class, () -> SseFrame.data(null)).getMessage());
        assertEquals("comment", assertThrows(NullPointerException.class, () -> SseFrame.comment(null)).getMessage());
        assertEquals("retry", assertThrows(NullPointerException.class, () -> SseFrame.retry(null)).getMessage());
    }

    private static String encoded(SseFrame frame) {
        return SseEncoder.encode(frame).toString();
    }

    private static void assertRefused(String message, SseFrame frame) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> SseEncoder.encode(frame)).getMessage());
    }
}
