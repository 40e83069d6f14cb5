package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestCauses;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;

/** A running test, and the cause that its calls carry. */
final class CarriedCauses {

    final TestRuns runs = TestCauses.runs();
    final TestRun test = runs.begin("PullTest.pull");
    final CurrentCause current = runs.currentCause();
    final Carried carried = new Carried(test.root(), current);

    /** The cause of the thread that asks. */
    RunningCause here() {
        return current.current();
    }

    /** How many pieces of work are running. */
    int running() {
        return test.leftovers().size();
    }
}
