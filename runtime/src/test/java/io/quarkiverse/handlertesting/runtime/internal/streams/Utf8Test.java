package io.quarkiverse.handlertesting.runtime.internal.streams;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decodes bytes as the Encoding standard does: section 8.1.1, UTF-8 decoder. */
class Utf8Test {

    private static String decode(byte[] bytes) {
        return Utf8.decode(bytes, 0, bytes.length);
    }

    @Test
    void decodesEveryCharacter() {
        int[] characters = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(one -> one < Character.MIN_SURROGATE || one > Character.MAX_SURROGATE).toArray();
        String all = new String(characters, 0, characters.length);
        assertEquals(all, decode(all.getBytes(StandardCharsets.UTF_8)));
    }

    /** One replacement for each longest valid beginning of a character, and for each other byte. */
    @ParameterizedTest
    @CsvSource({ "80, 1", "bf, 1", "c0bf, 2", "c1bf, 2", "df, 1", "dfc0, 2", "e0, 1", "e09fbf, 3", "e0a0, 1", "e0a0c0, 2",
            "eda080, 3", "ed9f, 1", "f08fbfbf, 4", "f090bf, 1", "f4908080, 4", "f48fbf, 1", "f5808080, 4",
            "ff, 1" })
    void replacesMalformedBytes(String bytes, int replacements) {
        assertEquals("\ufffd".repeat(replacements), decode(HexFormat.of().parseHex(bytes)));
    }

    @Test
    void decodesTheBytesAfterMalformedOnes() {
        assertEquals("\ufffda", decode(HexFormat.of().parseHex("e0a061")));
        assertEquals("\ufffd\u00fc", decode(HexFormat.of().parseHex("f09080c3bc")));
    }
}
