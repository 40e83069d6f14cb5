package io.quarkiverse.handlertesting.sse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

import io.vertx.core.buffer.Buffer;

/** The parser reads what the encoder writes, wherever the stream is split into chunks. */
class SseRoundTripTest {

    /** Characters with a special meaning somewhere in a stream, and ordinary ones. */
    private static final String[] PIECES = { " ", ":", "a", "data", "id: ", "\t", "\0", "\u0085", "\u2028", "\ufeff", "é", "€",
            "😀", "{\"a\":1}", "", "retry:5", "\u000b", "[DONE]", "long ".repeat(20) };

    @RepeatedTest(500)
    void readsWhatWasWritten(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<SseFrame> written = new ArrayList<>();
        Buffer stream = Buffer.buffer();
        for (int i = random.nextInt(4); i >= 0; i--) {
            SseFrame frame = frame(random);
            written.add(frame);
            stream.appendBuffer(SseEncoder.encode(frame));
        }
        byte[] bytes = stream.getBytes();
        for (int cut = 0; cut <= bytes.length; cut++) {
            List<SseFrame> read = new ArrayList<>();
            SseParser parser = new SseParser(read::add);
            parser.parse(bytes, 0, cut);
            parser.parse(bytes, cut, bytes.length - cut);
            assertEquals(written, read, () -> "seed " + repetition.getCurrentRepetition());
            assertEquals("", parser.end());
        }
    }

    private static SseFrame frame(Random random) {
        if (random.nextInt(5) == 0) {
            return SseFrame.comment(text(random, ""));
        }
        SseFrame frame = random.nextInt(6) == 0 ? SseFrame.retry(Duration.ofMillis(random.nextInt(100_000)))
                : SseFrame.event(random.nextBoolean() ? null : text(random, ""), text(random, "\n"));
        if (random.nextInt(3) == 0) {
            frame = frame.withRetry(Duration.ofMillis(random.nextInt(10)));
        }
        return random.nextInt(3) == 0 ? frame.withId(text(random, "").replace("\0", "")) : frame;
    }

    private static String text(Random random, String more) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            int piece = random.nextInt(PIECES.length + 1);
            text.append(piece == PIECES.length ? more : PIECES[piece]);
        }
        return text.toString();
    }
}
