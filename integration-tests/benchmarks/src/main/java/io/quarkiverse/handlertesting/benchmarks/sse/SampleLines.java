package io.quarkiverse.handlertesting.benchmarks.sse;

import java.nio.charset.StandardCharsets;

/**
 * A stream of JSON lines, in ASCII.
 *
 * @param line how many bytes each line has, with its end
 */
record SampleLines(int line, int items) {

    private static final String BEFORE = "{\"id\":\"order-7\",\"positions\":[{\"index\":0,\"price\":{\"text\":\"";
    private static final String WORDS = "The quick brown fox jumps over the lazy dog. ";
    private static final String AFTER = "\"}}]}\n";

    byte[] bytes() {
        int text = line - BEFORE.length() - AFTER.length();
        String content = WORDS.repeat(text / WORDS.length() + 1).substring(0, text);
        return (BEFORE + content + AFTER).repeat(items).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * @param texts whether the reader reports the text of each line
     * @throws AssertionError if the reader reported other items
     */
    void check(EventCount heard, boolean texts) {
        long data = (long) items * (texts ? line - 1 : "order-7".length());
        if (heard.events() != items || heard.data() != data) {
            throw new AssertionError("Expected " + items + " items with " + data + " characters, but got " + heard.events()
                    + " with " + heard.data());
        }
    }
}
