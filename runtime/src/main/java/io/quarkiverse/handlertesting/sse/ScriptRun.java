package io.quarkiverse.handlertesting.sse;

import java.time.Duration;
import java.util.List;

/**
 * What a script has to do, each time anew.
 *
 * @param cuts before which bytes of the stream its chunks end, in order
 */
record ScriptRun(List<ScriptStep> steps, Duration gap, List<Long> cuts, ScriptEnding ending) {

    ScriptCursor begin() {
        return new ScriptCursor(this);
    }

    /** Whether it fails before anything is sent. */
    boolean failsFirst() {
        return ending == ScriptEnding.FAIL && !hasSent(steps);
    }

    private static boolean hasSent(List<ScriptStep> steps) {
        return steps.stream().anyMatch(
                step -> step instanceof ScriptStep.Sent || step instanceof ScriptStep.Repeat repeat && hasSent(repeat.steps()));
    }

    static boolean hasRaw(List<ScriptStep> steps) {
        return steps.stream().anyMatch(
                step -> step instanceof ScriptStep.Raw || step instanceof ScriptStep.Repeat repeat && hasRaw(repeat.steps()));
    }
}
