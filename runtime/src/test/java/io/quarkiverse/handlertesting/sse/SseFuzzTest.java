package io.quarkiverse.handlertesting.sse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Mutated streams: the parser throws only if an event is too large, and chunk borders make no difference. */
class SseFuzzTest {

    private static final int INPUTS = 1_000_000;
    private static final int MAX_SIZE = 64;
    private static final byte[] SPECIAL = { '\n', '\r', ':', ' ', 0, (byte) 0xef, (byte) 0xbb, (byte) 0xbf, (byte) 0xff };

    private final Random random = new Random(20261127);

    @Test
    @Timeout(120)
    void throwsNothingButTooLarge() {
        List<byte[]> corpus = SseCase.all().stream().map(SseCase::octets).toList();
        int tooLarge = 0;
        for (int i = 0; i < INPUTS; i++) {
            byte[] input = mutated(corpus.get(random.nextInt(corpus.size())), corpus.get(random.nextInt(corpus.size())));
            List<Object> whole = read(input, input.length);
            List<Object> cut = read(input, 1 + random.nextInt(8));
            assertEquals(whole, cut, () -> Arrays.toString(input));
            tooLarge += whole.contains(SseTooLargeException.class) ? 1 : 0;
        }
        assertTrue(tooLarge > 100 && tooLarge < INPUTS / 2, "too large: " + tooLarge);
    }

    /** The frames, the dropped text and the exception. */
    private static List<Object> read(byte[] input, int chunk) {
        List<Object> read = new ArrayList<>();
        SseParser parser = new SseParser(read::add, MAX_SIZE);
        try {
            for (int at = 0; at < input.length; at += chunk) {
                parser.parse(input, at, Math.min(chunk, input.length - at));
            }
            read.add(parser.end());
            read.add(parser.lastEventId());
        } catch (SseTooLargeException tooLarge) {
            read.add(SseTooLargeException.class);
        }
        return read;
    }

    private byte[] mutated(byte[] one, byte[] other) {
        byte[] input = random.nextInt(3) > 0 ? one.clone()
                : concat(Arrays.copyOf(one, random.nextInt(one.length + 1)),
                        Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length));
        for (int i = random.nextInt(4); i > 0 && input.length > 0; i--) {
            input[random.nextInt(input.length)] = random.nextBoolean() ? SPECIAL[random.nextInt(SPECIAL.length)]
                    : (byte) random.nextInt(256);
        }
        return input;
    }

    private static byte[] concat(byte[]... parts) {
        int length = Stream.of(parts).mapToInt(part -> part.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
