package io.quarkiverse.handlertesting.runtime.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ShortenedTest {

    @Test
    void shortensLongTextsOnly() {
        assertEquals("", Shortened.text("", 3));
        assertEquals("abc", Shortened.text("abc", 3));
        assertEquals("abc… (4 characters)", Shortened.text("abcd", 3));
    }

    @Test
    void keepsSurrogatePairsTogether() {
        assertEquals("ab… (4 characters)", Shortened.text("ab😀", 3));
        assertEquals("a😀… (4 characters)", Shortened.text("a😀b", 3));
        assertEquals("… (2 characters)", Shortened.text("😀", 1));
    }

    @Test
    void returnsAnEmptyHead() {
        assertEquals("", Shortened.head("abc", 0));
    }
}
