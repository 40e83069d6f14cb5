package io.quarkiverse.handlertesting.runtime.internal.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Origin;

/** Repetitions and details are counted for each cause, also those that are not kept. */
class CountedTest {

    private final TestRuns runs = TestCauses.runs();

    @Test
    void eachCauseCountsItsOwnRepetitions() {
        TestRun run = runs.begin("OrdersTest.lists");
        RunningCause first = run.request("GET /orders");
        assertEquals(1, first.count("select 1"));
        assertEquals(2, first.count("select 1"));
        assertEquals(1, first.count("select 2"));
        assertEquals(1, run.request("GET /orders").count("select 1"));
    }

    @Test
    void aCauseStopsAtManyDifferentKeys() {
        RunningCause cause = runs.begin("OrdersTest.lists").request("GET /orders");
        for (int key = 0; key < 1000; key++) {
            assertEquals(1, cause.count(key));
        }
        assertEquals(0, cause.count("another"));
        assertEquals(2, cause.count(7));
    }

    @Test
    void theNumberOfDetailsIsExactAndOutlivesTheEvents() {
        TestRun run = runs.begin("OrdersTest.lists");
        RunningCause cause = run.request("GET /orders");
        for (int i = 0; i < 1200; i++) {
            cause.sink().append(Origin.SQL, "select 1", now -> "select 1", null);
        }
        run.root().sink().append(Origin.SQL, "select 2", now -> "select 2", null);
        assertEquals(1001, run.journal().events().size());
        assertEquals(Map.of(0L, 1, 1L, 1200), run.journal().details(Origin.SQL));
        assertEquals(Map.of(), run.journal().details(Origin.LOG));
        runs.end(run);
        assertEquals(0, run.journal().events().size());
        assertEquals(Map.of(0L, 1, 1L, 1200), run.journal().details(Origin.SQL));
    }
}
