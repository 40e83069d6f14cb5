package io.quarkiverse.handlertesting.runtime.internal.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;

/** A method that is tried again and again says how often, beside the numbers of its retry. */
class RetriedFailuresTest {

    private static final String TEXT = "Rates.of has @Retry(maxRetries = 100, delay = 3 ms), and has failed ";

    private final RetriedFailures failures = new RetriedFailures();

    private void add(long request) {
        failures.add(request, "Rates#of", () -> "Rates.of has @Retry(maxRetries = 100, delay = 3 ms)");
    }

    private List<Clue> find(OptionalLong request) {
        return failures.find(new Scene(List.of(), request, null));
    }

    private static Clue clue(String end) {
        return new Clue(Weight.POINTS, TEXT + end);
    }

    @Test
    void theFailuresOfARequestAreCounted() {
        add(1);
        add(1);
        add(2);
        add(0);
        assertEquals(List.of(clue("2 times in r1.")), find(OptionalLong.of(1)));
        assertEquals(List.of(clue("2 times in r1."), clue("once in r2.")), find(OptionalLong.empty()));
        assertEquals(List.of(clue("once in the test method.")), find(OptionalLong.of(0)));
        assertEquals(List.of(), find(OptionalLong.of(3)));
    }

    @Test
    void onlyTheFirstOnesAreKept() {
        for (int request = 1; request <= 101; request++) {
            add(request);
        }
        add(100);
        assertEquals(List.of(clue("2 times in r100.")), find(OptionalLong.of(100)));
        assertEquals(List.of(), find(OptionalLong.of(101)));
    }
}
