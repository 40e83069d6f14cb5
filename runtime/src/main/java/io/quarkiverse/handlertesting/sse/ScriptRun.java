package io.quarkiverse.handlertesting.sse;

import java.time.Duration;
import java.util.List;

/**
 * What a script has to do, each time anew.
 *
 * @param cuts before which bytes of the stream its chunks end, in order
 */
record ScriptRun(List<Step> steps, Duration gap, List<Long> cuts, Ending ending) {

    ScriptCursor begin() {
        return new ScriptCursor(this);
    }

    /** Whether it fails before anything is sent. */
    boolean failsFirst() {
        return ending == Ending.FAIL && !hasSent(steps);
    }

    private static boolean hasSent(List<Step> steps) {
        return steps.stream().anyMatch(
                step -> step instanceof Step.Sent || step instanceof Step.Repeat repeat && hasSent(repeat.steps()));
    }

    static boolean hasRaw(List<Step> steps) {
        return steps.stream().anyMatch(
                step -> step instanceof Step.Raw || step instanceof Step.Repeat repeat && hasRaw(repeat.steps()));
    }
}
