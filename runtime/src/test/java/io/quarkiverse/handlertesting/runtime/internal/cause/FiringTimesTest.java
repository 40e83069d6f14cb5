package io.quarkiverse.handlertesting.runtime.internal.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.journal.Journals;

/** A timer is due after its delay, and after its interval when it has fired. */
class FiringTimesTest {

    private static final long HOUR = TimeUnit.HOURS.toNanos(1);

    private final TestRuns runs = TestCauses.runs(Journals::still);

    @Test
    void isDueAfterItsDelayAndThenAfterItsInterval() {
        FiringTimes times = FiringTimes.of(null, 2, 24, TimeUnit.HOURS);
        assertTrue(times.untilDue() > HOUR && times.untilDue() <= 2 * HOUR);
        assertEquals(0, times.fired());
        assertNull(times.toString());
        times.fires();
        assertTrue(times.untilDue() > 23 * HOUR);
        assertEquals(1, times.fired());
    }

    @Test
    void aDateOfThePastIsNoDelay() {
        assertEquals(0, FiringTimes.of(null, -5, 0, TimeUnit.DAYS).delay());
    }

    @Test
    void aRunOfItsWorkIsOneFiringAlsoForSeveralCauses() {
        FiringTimes times = FiringTimes.of(null, 1, 0, TimeUnit.HOURS);
        TestRun test = runs.begin("PullTest.pull");
        RunningCause joined = RunningCause.joined(List.of(test.request("POST /a"), test.request("POST /b")));
        joined.begin(WorkKind.PERIODIC, times).runPart(() -> {
        });
        assertEquals(1, times.fired());
    }
}
