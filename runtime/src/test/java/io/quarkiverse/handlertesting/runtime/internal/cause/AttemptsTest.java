package io.quarkiverse.handlertesting.runtime.internal.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** A cause counts what it repeats, and only so many different things. */
class AttemptsTest {

    private final Attempts attempts = new Attempts();

    @Test
    void countsEachThing() {
        assertEquals(1, attempts.next("a"));
        assertEquals(2, attempts.next("a"));
        assertEquals(1, attempts.next("b"));
        assertEquals(3, attempts.next("a"));
    }

    @Test
    void doesNotGrowForEver() {
        for (int i = 0; i < 1000; i++) {
            attempts.next("thing " + i);
        }
        assertEquals(1, attempts.next("one more"));
        assertEquals(1, attempts.next("one more"));
        assertEquals(2, attempts.next("thing 999"));
    }
}
