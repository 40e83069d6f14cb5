package io.quarkiverse.handlertesting.runtime.internal.streams;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;

/**
 * A script of a stream, which can run any number of times. Immutable: each method returns another script.
 *
 * @param cuts the positions where the stream is split into chunks, in bytes and in ascending order
 * @param ending {@code null} as long as more steps may follow; the stream then ends after the last one
 */
public record Script(List<ScriptStep> steps, Duration gap, List<Long> cuts, ScriptEnding ending) {

    public static final Script EMPTY = new Script(List.of(), Duration.ZERO, List.of(), null);

    public Script and(Stream<? extends ScriptStep> more) {
        if (ending != null) {
            throw new IllegalStateException("The script ends with " + ending + ": nothing can come after that.");
        }
        return new Script(Stream.concat(steps.stream(), more).toList(), gap, cuts, null);
    }

    private Script and(ScriptStep step) {
        return and(Stream.of(step));
    }

    /** @param bytes not copied */
    public Script raw(Buffer bytes) {
        return and(new ScriptStep.Raw(bytes));
    }

    public Script after(Duration pause) {
        return and(new ScriptStep.Pause(notNegative("after", pause)));
    }

    public Script every(Duration between) {
        return new Script(steps, notNegative("every", between), cuts, ending);
    }

    private static Duration notNegative(String what, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(what + "(…) needs a duration that is not negative, but got "
                    + Durations.text(duration));
        }
        return duration;
    }

    public Script repeat(long times) {
        if (times < 1) {
            throw new IllegalArgumentException("repeat(times) needs at least 1, but got " + times);
        }
        Script empty = new Script(List.of(), gap, cuts, ending);
        return empty.and(new ScriptStep.Repeat(steps, times));
    }

    public Script splitAt(long... bytes) {
        if (Arrays.stream(bytes).anyMatch(at -> at < 1)) {
            throw new IllegalArgumentException("splitAt(bytes) needs positive numbers, but got " + Arrays.toString(bytes));
        }
        List<Long> all = LongStream.concat(cuts.stream().mapToLong(Long::longValue), Arrays.stream(bytes)).sorted().distinct()
                .boxed().toList();
        return new Script(steps, gap, all, ending);
    }

    public Script ending(ScriptEnding last) {
        Script open = and(Stream.of());
        return new Script(open.steps, gap, cuts, last);
    }

    /** @param beginning of a frame, which is sent first unless the last step has sent raw bytes */
    public Script cut(Buffer beginning) {
        boolean isWithin = !steps.isEmpty() && steps.get(steps.size() - 1) instanceof ScriptStep.Raw;
        return (isWithin ? this : raw(beginning)).ending(ScriptEnding.CUT);
    }

    ScriptCursor begin() {
        return new ScriptCursor(this);
    }

    /**
     * The pieces of the stream, each at its time and on demand. Fails with a {@link ScriptFailure}. Emits on a worker thread of
     * Mutiny.
     */
    public <T> Multi<T> pieces(Function<ScriptEmission, T> item) {
        return Multi.createFrom().publisher(new ScriptPublisher<>(this, item, ScriptClock.ofWorkers()));
    }

    /** Whether the script fails before it sends anything. */
    boolean failsFirst() {
        return ending == ScriptEnding.FAIL && !hasSent(steps);
    }

    static boolean hasSent(List<ScriptStep> steps) {
        return steps.stream().anyMatch(
                step -> step instanceof ScriptStep.Sent || step instanceof ScriptStep.Repeat repeat && hasSent(repeat.steps()));
    }

    /** Whether each piece is a whole frame. */
    public boolean isOfFrames() {
        return cuts.isEmpty() && !hasRaw(steps);
    }

    private static boolean hasRaw(List<ScriptStep> steps) {
        return steps.stream().anyMatch(
                step -> step instanceof ScriptStep.Raw || step instanceof ScriptStep.Repeat repeat && hasRaw(repeat.steps()));
    }

    /** {@code message "one", message "two", every 10 ms, cut} */
    @Override
    public String toString() {
        List<String> text = new ArrayList<>(steps.stream().map(ScriptStep::toString).toList());
        if (!gap.isZero()) {
            text.add("every " + Durations.text(gap));
        }
        if (!cuts.isEmpty()) {
            text.add("split at " + cuts.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        text.add((ending == null ? ScriptEnding.END : ending).toString());
        return String.join(", ", text);
    }
}
