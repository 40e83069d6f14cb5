package io.quarkiverse.handlertesting.benchmarks.sse;

import java.nio.charset.StandardCharsets;

/**
 * A stream of events as a model sends them: JSON in one line of data, in ASCII.
 *
 * @param frame how many bytes each event has, with its blank line
 */
record SampleStream(int frame, int events) {

    private static final String BEFORE = "data: {\"id\":\"chatcmpl-7\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"";
    private static final String WORDS = "The quick brown fox jumps over the lazy dog. ";
    private static final String BEHIND = "\"}}]}\n\n";

    byte[] bytes() {
        int text = frame - BEFORE.length() - BEHIND.length();
        String content = WORDS.repeat(text / WORDS.length() + 1).substring(0, text);
        return (BEFORE + content + BEHIND).repeat(events).getBytes(StandardCharsets.US_ASCII);
    }

    /** The number of characters of data that a reader must report. */
    long data() {
        return (long) events * (frame - "data: ".length() - "\n\n".length());
    }

    /** @throws AssertionError if the reader reported other events */
    void check(EventCount heard) {
        if (heard.events() != events || heard.data() != data()) {
            throw new AssertionError("Expected " + events + " events with " + data() + " characters, but got " + heard.events()
                    + " with " + heard.data());
        }
    }
}
