package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.sse.SseFrame;

/** The received frames of a stream, and their times. */
class ReceivedFramesTest {

    private final ReceivedFrames<SseFrame> frames = new ReceivedFrames<>(StreamFormat.EVENTS, at(100), 10_000);

    private static long at(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private void add(SseFrame frame, long millis) {
        frames.add(frame, at(millis));
    }

    @Test
    void keepsTheTimesOfTheFrames() {
        assertNull(frames.timeToFirstByte());
        frames.begun(at(105));
        frames.begun(at(120));
        assertEquals(Duration.ofMillis(5), frames.timeToFirstByte());
        add(SseFrame.data("a"), 110);
        add(SseFrame.comment("b"), 120);
        add(SseFrame.data("c"), 125);
        assertEquals(List.of(Duration.ofMillis(10), Duration.ofMillis(5)), frames.gaps());
    }

    @Test
    void showsEachFrameOnALine() {
        add(SseFrame.data("a"), 110);
        add(SseFrame.comment("b"), 12_345);
        assertEquals("#1      10 ms  message \"a\"\n#2   12245 ms  : b\n(it is still open)", frames.text(null));
        assertEquals("(2 frames, and it is still open)", frames.count(null));
    }

    @Test
    void showsFiftyFrames() {
        ReceivedFrames<SseFrame> many = new ReceivedFrames<>(StreamFormat.EVENTS, at(100), 1_000_000);
        for (int i = 0; i < 50; i++) {
            many.add(SseFrame.comment(""), at(100));
        }
        assertEquals("#1       0 ms  : ", many.text(null).lines().findFirst().orElseThrow());
        many.add(SseFrame.comment(""), at(100));
        assertEquals(List.of("… 1 before", "#2       0 ms  : "), many.text(null).lines().limit(2).toList());
    }

    @Test
    void forgetsTheOldestFrames() {
        SseFrame half = SseFrame.data("x".repeat(4800));
        add(SseFrame.data("first"), 100);
        add(half, 100);
        assertEquals(2, frames.list().size());
        add(half, 100);
        assertEquals(List.of(half, half), frames.list(), "exactly the maximum size");
        assertEquals("(3 frames, and it is still open)", frames.count(null));
        assertEquals("… 1 before", frames.text(null).lines().findFirst().orElseThrow());
    }

    @Test
    void keepsTheLastFrameWhateverItsSize() {
        SseFrame large = SseFrame.data("x".repeat(20_000));
        add(large, 100);
        assertEquals(List.of(large), frames.list());
    }

    @Test
    void showsTheDroppedTextOnOneLine() {
        assertEquals("(it has ended within a frame: \"data: a\\u000ada\")",
                frames.text(new ReceivedFrames.End(null, "data: a\nda", "frame")));
    }
}
