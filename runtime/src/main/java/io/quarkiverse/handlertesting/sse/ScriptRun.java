package io.quarkiverse.handlertesting.sse;

import java.time.Duration;
import java.util.List;

/**
 * A finished script, which can run any number of times.
 *
 * @param cuts the positions where the stream is split into chunks, in bytes and in ascending order
 */
record ScriptRun(List<ScriptStep> steps, Duration gap, List<Long> cuts, ScriptEnding ending) {

    ScriptCursor begin() {
        return new ScriptCursor(this);
    }

    /** Whether the script fails before it sends anything. */
    boolean failsFirst() {
        return ending == ScriptEnding.FAIL && !hasSent(steps);
    }

    static boolean hasSent(List<ScriptStep> steps) {
        return steps.stream().anyMatch(
                step -> step instanceof ScriptStep.Sent || step instanceof ScriptStep.Repeat repeat && hasSent(repeat.steps()));
    }

    static boolean hasRaw(List<ScriptStep> steps) {
        return steps.stream().anyMatch(
                step -> step instanceof ScriptStep.Raw || step instanceof ScriptStep.Repeat repeat && hasRaw(repeat.steps()));
    }
}
