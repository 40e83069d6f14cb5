package io.quarkiverse.handlertesting.runtime.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.client.body.Bodies;

/** Bodies in failure messages. */
class ShownBodyTest {

    @Test
    void showsTextLineByLine() {
        assertEquals("", shown("", 10));
        assertEquals("{\"a\": 1}", shown("{\"a\": 1}", 10));
        assertEquals("a\nb\n\nc", shown("a\nb\r\n\nc\n", 10));
        assertEquals("data: ü€😀", shown("data: ü€😀\n\n", 20).stripTrailing());
    }

    @Test
    void escapesControlCharacters() {
        assertEquals("a\\u0009b\\u001b[31m\\u007f", shown("a\tb\u001b[31m\u007f", 100));
    }

    @Test
    void showsTheBeginningOfALongBody() {
        assertEquals("x".repeat(10), shown("x".repeat(10), 10));
        assertEquals("x".repeat(10) + "… (11 characters)", shown("x".repeat(11), 10));
        assertEquals("a\nb… (5 characters)", shown("a\nb\nc", 3));
        assertEquals("… (1 character)", shown("x", 0));
    }

    @Test
    void keepsSurrogatePairsTogether() {
        assertEquals("a… (3 characters)", shown("a😀", 2));
        assertEquals("a😀… (4 characters)", shown("a😀b", 3));
    }

    @Test
    void countsTheBytesOfABinaryBody() {
        assertEquals("(3 bytes)", ShownBody.of(new byte[] { 'a', (byte) 0xff, 'b' }, 10));
        assertEquals("(2 bytes)", shown("a\0", 10));
        assertEquals("(1 byte)", ShownBody.of(new byte[] { (byte) 0xc3 }, 10));
    }

    private static String shown(String text, int max) {
        return ShownBody.of(text.getBytes(StandardCharsets.UTF_8), max);
    }
}
