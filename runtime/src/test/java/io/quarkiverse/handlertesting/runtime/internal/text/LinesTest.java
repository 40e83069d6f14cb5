package io.quarkiverse.handlertesting.runtime.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void aTextThatFitsIsWhole() {
        assertEquals("a\nb\nc", Lines.atMost(3, 1, "a\nb\nc"));
    }

    @Test
    void aLongerOneLosesLinesInBetween() {
        assertEquals("a\n  … 3 lines are not shown\ne", Lines.atMost(3, 1, "a\nb\nc\nd\ne"));
        assertEquals("a\nb\n  … 2 lines are not shown", Lines.atMost(3, 2, "a\nb\nc\nd"));
    }
}
