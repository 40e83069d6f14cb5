package io.quarkiverse.handlertesting.runtime.internal.cause;

import static java.time.Duration.ZERO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Origin;

/** The cause of what several causes lead to. */
class JoinedCauseTest {

    private final TestRuns runs = TestCauses.runs();
    private final TestRun one = runs.open("OrdersTest.one", null);
    private final TestRun two = runs.open("OrdersTest.two", null);
    private final RunningCause first = one.request("POST /orders/1");
    private final RunningCause second = one.request("POST /orders/2");
    private final RunningCause other = two.request("POST /orders/3");
    private final RunningCause all = RunningCause.joined(List.of(first, second, other));

    @Test
    void aSingleCauseIsItself() {
        assertSame(first, RunningCause.joined(List.of(first)));
        assertSame(first, RunningCause.joined(List.of(first, first)));
    }

    @Test
    void itsWorkIsWorkOfEachCause() {
        Work work = all.begin(WorkKind.TIMER, "batch");
        for (RunningCause cause : List.of(first, second, other)) {
            assertThrows(EventAssertionError.class, () -> IdleWait.of(cause).await(ZERO));
        }
        assertEquals(2, one.leftovers().size());
        work.end();
        work.end();
        for (RunningCause cause : List.of(first, second, other)) {
            IdleWait.of(cause).await(ZERO);
        }
        assertEquals(0, one.busy());
        assertEquals(List.of(), two.leftovers());
    }

    @Test
    void onlyAnotherRequestOfTheSameTestIsAnotherOne() {
        assertTrue(second.isOfAnotherRequest(first));
        for (RunningCause cause : List.of(first, one.root(), other, all, one.cause(1))) {
            assertFalse(cause.isOfAnotherRequest(first), cause::toString);
        }
    }

    @Test
    void itsThreadDoesNotWaitForItself() {
        all.begin(WorkKind.THREAD, null).run(() -> IdleWait.of(one).await(ZERO));
    }

    @Test
    void eachOfItsTestsSeesItsEventsOnce() {
        all.sink().append(Origin.CDI, "batch", time -> "payload", null);
        assertEquals(List.of(first.cause()), one.journal().events().stream().map(event -> event.cause()).toList());
        assertEquals(List.of(other.cause()), two.journal().events().stream().map(event -> event.cause()).toList());
    }

    @Test
    void joinsTheMembersOfJoinedCauses() {
        RunningCause nested = RunningCause.joined(List.of(RunningCause.joined(List.of(first, second)), first, other));
        nested.begin(WorkKind.TIMER, null);
        assertEquals(2, one.leftovers().size());
        assertEquals(1, two.leftovers().size());
    }
}
