package io.quarkiverse.handlertesting.runtime.internal.streams;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import io.vertx.core.buffer.Buffer;

/** Steps through a script piece by piece, repetitions included. For one thread at a time. */
final class ScriptCursor {

    /** In ns: 73 years, so that sums do not overflow. */
    private static final long LONGEST = Long.MAX_VALUE / 4;

    private final Script script;
    private final long gap;
    private final Deque<Level> levels = new ArrayDeque<>();
    /** The rest of the step that is being cut into pieces; {@code null} if there is none. */
    private Buffer left;
    private long delay;
    /** How many bytes have been emitted. */
    private long position;
    private int nextCut;
    private boolean first = true;

    ScriptCursor(Script script) {
        this.script = script;
        this.gap = nanos(script.gap());
        levels.push(new Level(script.steps(), 1));
    }

    private static long nanos(Duration duration) {
        Duration longest = Duration.ofNanos(LONGEST);
        return (duration.compareTo(longest) < 0 ? duration : longest).toNanos();
    }

    /** A list of steps that runs a number of times. */
    private static final class Level {

        private final List<ScriptStep> steps;
        private long times;
        private int next;

        private Level(List<ScriptStep> steps, long times) {
            this.steps = steps;
            this.times = times;
        }

        /** {@code null} after the last. */
        private ScriptStep next() {
            if (next == steps.size()) {
                times--;
                next = 0;
            }
            return times == 0 || steps.isEmpty() ? null : steps.get(next++);
        }
    }

    /** {@code null} after the last. */
    ScriptEmission next() {
        if (left != null) {
            return piece(null, left, 0);
        }
        while (!levels.isEmpty()) {
            ScriptStep step = levels.peek().next();
            if (step == null) {
                levels.pop();
            } else if (step instanceof ScriptStep.Repeat repeat && !Script.hasSent(repeat.steps())) {
                // At once: any number of repetitions would occupy the thread.
                delay = Math.min(delay + pause(repeat), LONGEST);
            } else if (step instanceof ScriptStep.Repeat repeat) {
                levels.push(new Level(repeat.steps(), repeat.times()));
            } else if (step instanceof ScriptStep.Pause pause) {
                delay = Math.min(delay + nanos(pause.duration()), LONGEST);
            } else if (step instanceof ScriptStep.Sent sent) {
                return sent(sent);
            }
        }
        return null;
    }

    /** The time of a repetition that sends nothing, in ns. */
    private static long pause(ScriptStep.Repeat silent) {
        long once = 0;
        for (ScriptStep step : silent.steps()) {
            long more = step instanceof ScriptStep.Repeat inner ? pause(inner)
                    : step instanceof ScriptStep.Pause pause ? nanos(pause.duration()) : 0;
            once = Math.min(once + more, LONGEST);
        }
        return once > LONGEST / silent.times() ? LONGEST : once * silent.times();
    }

    private ScriptEmission sent(ScriptStep.Sent sent) {
        long before = delay + (first ? 0 : gap);
        first = false;
        delay = 0;
        return piece(sent instanceof ScriptStep.Frame frame ? frame.frame() : null, sent.bytes(), before);
    }

    /** The bytes before the next cut; the rest is kept for the next call. */
    private ScriptEmission piece(Object frame, Buffer bytes, long before) {
        while (nextCut < script.cuts().size() && script.cuts().get(nextCut) <= position) {
            nextCut++;
        }
        long size = nextCut < script.cuts().size() ? script.cuts().get(nextCut) - position : Long.MAX_VALUE;
        if (size >= bytes.length()) {
            left = null;
            position += bytes.length();
            return new ScriptEmission(before, frame, bytes.copy());
        }
        left = bytes.getBuffer((int) size, bytes.length());
        position += size;
        return new ScriptEmission(before, null, bytes.getBuffer(0, (int) size));
    }

    /** The time from the last piece to the ending, in ns. */
    long endDelay() {
        return delay;
    }

    ScriptEnding ending() {
        return script.ending() == null ? ScriptEnding.END : script.ending();
    }
}
