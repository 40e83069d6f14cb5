package io.quarkiverse.handlertesting.benchmarks.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class GoalTest {

    private static final Figure LATENCY = new Figure("latency", Unit.MICROSECONDS, 42, Map.of("polling", 51_300.0),
            List.of(), "");
    private static final Figure THROUGHPUT = new Figure("throughput", Unit.EVENTS_PER_SECOND, 3e6,
            Map.of("queue", 1e6, "stream", 2e6), List.of(), "");

    @Test
    void aLimitAppliesToTheValueItself() {
        assertEquals("≤ 50 µs: met", Goal.atMost(50).judge(LATENCY));
        assertEquals("≤ 40 µs: missed", Goal.atMost(40).judge(LATENCY));
    }

    @Test
    void aFactorAppliesToTimeAndToThroughput() {
        assertEquals("≥ 1,000 × better than polling: met (1,220 ×)", Goal.timesBetter(1000, "polling").judge(LATENCY));
        assertEquals("≥ 4 × better than queue: missed (3 ×)", Goal.timesBetter(4, "queue").judge(THROUGHPUT));
    }

    @Test
    void anAddedAmountIsTheDifference() {
        Figure cost = new Figure("cost", Unit.NANOSECONDS, 120, Map.of("without", 19.6), List.of(), "");
        assertEquals("≤ 100 ns added: missed (100 ns)", Goal.addsAtMost(100, "without").judge(cost));
    }

    @Test
    void aRatioIsShownWithTheLimit() {
        Figure boot = new Figure("boot", Unit.MILLISECONDS, 3430, Map.of("without", 3400.0), List.of(), "");
        assertEquals("≤ 1.05 × without: met (1.01 ×)", Goal.atMostTimes(1.05, "without").judge(boot));
    }

    @Test
    void theRatioOfAFigureIsToTheBestOfItsPeers() {
        assertEquals(1.5, THROUGHPUT.ratio().orElseThrow());
        assertEquals(42 / 51_300.0, LATENCY.ratio().orElseThrow());
    }

    @Test
    void nothingIsDividedByZero() {
        Figure lost = new Figure("lost", Unit.REQUESTS, 0, Map.of("filter", 0.0), List.of(), "");
        assertTrue(lost.ratio().isEmpty());
        assertEquals("≤ 0 requests: met", Goal.atMost(0).judge(lost));
    }

    @Test
    void aPeerThatWasNotMeasuredIsRefused() {
        var refused = assertThrows(IllegalArgumentException.class, () -> Goal.timesBetter(2, "pool").judge(LATENCY));
        assertEquals("latency has no peer \"pool\" among [polling]", refused.getMessage());
    }
}
