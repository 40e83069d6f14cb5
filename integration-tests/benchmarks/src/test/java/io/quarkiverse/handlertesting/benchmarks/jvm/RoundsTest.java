package io.quarkiverse.handlertesting.benchmarks.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.junit.jupiter.api.Test;

class RoundsTest {

    @Test
    void eachRoundBeginsWithAnotherContestant() throws Exception {
        List<String> turns = new ArrayList<>();
        new Rounds(4).medians(List.of("a", "b", "c"), each -> {
            turns.add(each);
            return 0;
        });
        assertEquals("a b c b c a c a b a b c", String.join(" ", turns));
    }

    @Test
    void eachContestantHasItsMedianInTheGivenOrder() throws Exception {
        Iterator<Double> values = List.of(9.0, 1.0, /* b */ 2.0, 5.0, /* again */ 7.0, 3.0).iterator();
        assertEquals("{a=7.0, b=2.0}", new Rounds(3).medians(List.of("a", "b"), each -> values.next()).toString());
    }
}
