package io.quarkiverse.handlertesting.runtime.internal.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.journal.Journals;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene.Missing;

/** A message about something that did not come says which code has cancelled the work that was to lead to it. */
class CancellationsTest {

    private static final String LINE = "BasketResource.java:33";

    private final TestRuns runs = TestCauses.runs(Journals::still);
    private final TestRun test = runs.begin("BasketTest.expires");
    private final RunningCause first = test.request("POST /baskets");
    private final RunningCause second = test.request("POST /baskets");

    private static FiringTimes timer(int fired) {
        FiringTimes times = FiringTimes.of("Vert.x timer", 20, 20, TimeUnit.SECONDS);
        for (int i = 0; i < fired; i++) {
            times.fires();
        }
        return times;
    }

    private List<Clue> clues(OptionalLong request, Missing missing) {
        return test.hints().cancellations().find(new Scene(List.of(), request, null, missing));
    }

    private List<Clue> clues() {
        return clues(OptionalLong.empty(), Missing.WHOLE);
    }

    @Test
    void aTimerThatAnotherRequestCancelledIsTheCause() {
        first.begin(WorkKind.TIMER, timer(0)).cancelledBy(second, LINE);
        String text = "At BasketResource.java:33, r2 cancelled the timer that r1 had started; it had not fired.";
        assertEquals(List.of(new Clue(Weight.NAMES, text)), clues());
        assertEquals(List.of(new Clue(Weight.NAMES, text)), clues(OptionalLong.of(1), Missing.WHOLE));
        assertEquals(List.of(new Clue(Weight.SHOWS, text)), clues(OptionalLong.empty(), Missing.UNKNOWN));
        assertEquals(List.of(), clues(OptionalLong.of(2), Missing.WHOLE));
        assertEquals(List.of(), clues(OptionalLong.empty(), Missing.NOTHING));
        test.end();
        assertEquals(List.of(), clues());
    }

    @Test
    void aTaskThatAnotherRequestCancelledHasNotRun() {
        first.begin(WorkKind.EXECUTOR, null).cancelledBy(second, LINE);
        assertEquals(List.of(new Clue(Weight.NAMES,
                "At BasketResource.java:33, r2 cancelled the task that r1 had started; it had not run.")), clues());
    }

    @Test
    void anIntervalThatAnotherRequestStoppedHasFired() {
        first.begin(WorkKind.PERIODIC, timer(3)).cancelledBy(second, LINE);
        assertEquals(List.of(new Clue(Weight.POINTS,
                "At BasketResource.java:33, r2 cancelled the timer that r1 had started; it had fired 3 times.")), clues());
    }

    @Test
    void aTimerThatItsOwnRequestCancelledIsUsual() {
        first.begin(WorkKind.TIMER, timer(0)).cancelledBy(first, LINE);
        assertEquals(
                List.of(new Clue(Weight.STATE, "At BasketResource.java:33, r1 cancelled its own timer; it had not fired.")),
                clues());
        assertEquals(List.of(), clues(OptionalLong.empty(), Missing.UNKNOWN));
    }

    @Test
    void whatHasDoneItsWorkIsNotSaid() {
        first.begin(WorkKind.TIMER, timer(1)).cancelledBy(second, LINE);
        first.begin(WorkKind.PERIODIC, timer(1)).cancelledBy(first, LINE);
        assertEquals(List.of(), clues());
    }

    @Test
    void theTestMethodMayCancelToo() {
        first.begin(WorkKind.TIMER, timer(0)).cancelledBy(test.root(), LINE);
        assertEquals(List.of(new Clue(Weight.POINTS,
                "At BasketResource.java:33, the test method cancelled the timer that r1 had started; it had not fired.")),
                clues());
    }

    @Test
    void theWorkOfAJoinedCauseIsCancelledForEachOfThem() {
        RunningCause third = test.request("DELETE /baskets");
        RunningCause.joined(List.of(first, second)).begin(WorkKind.EXECUTOR, null).cancelledBy(third, LINE);
        assertEquals(2, clues().size());
    }

    @Test
    void ofManyOnlyTwoAreShown() {
        for (int i = 0; i < 200; i++) {
            test.request("POST /baskets").begin(WorkKind.TIMER, timer(0)).cancelledBy(second, LINE);
        }
        assertEquals(2, clues().size());
    }
}
