package io.quarkiverse.handlertesting.sse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import io.quarkiverse.handlertesting.runtime.internal.json.ApplicationJson;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/**
 * A stream of server-sent events, from the first byte to how it ends:
 *
 * <pre>
 * SseScript script = SseScript.of("one", "two").every(ofMillis(10)).comment("heartbeat").event("last", "three");
 * router.get("/progress").handler(script.handler());
 * </pre>
 *
 * It ends with its last step, unless {@link #fail}, {@link #cut} or {@link #stall} say otherwise; nothing can come after those.
 * A script cannot be changed: each method returns another. It may be used any number of times, by any threads. What a stream
 * cannot carry is refused where it is said, as the {@link SseEncoder} does, with an {@link IllegalArgumentException}.
 */
public final class SseScript {

    private static final Buffer BEGINNING = Buffer.buffer("data: ");

    private final List<ScriptStep> steps;
    private final Duration gap;
    private final List<Long> cuts;
    /** {@code null} as long as more may come. */
    private final ScriptEnding ending;

    private SseScript(List<ScriptStep> steps, Duration gap, List<Long> cuts, ScriptEnding ending) {
        this.steps = steps;
        this.gap = gap;
        this.cuts = cuts;
        this.ending = ending;
    }

    /** Nothing yet, and the end. */
    public static SseScript empty() {
        return new SseScript(List.of(), Duration.ZERO, List.of(), null);
    }

    /** Events of the type {@code message}, with these data. */
    public static SseScript of(String... data) {
        return of(Arrays.stream(data).map(SseFrame::data).toArray(SseFrame[]::new));
    }

    /** These frames. */
    public static SseScript of(SseFrame... frames) {
        return empty().and(Arrays.stream(frames).map(SseScript::step));
    }

    private static ScriptStep step(SseFrame frame) {
        return new ScriptStep.Frame(frame, SseEncoder.encode(frame));
    }

    private SseScript and(Stream<? extends ScriptStep> more) {
        if (ending != null) {
            throw new IllegalStateException("The script ends with " + ending + ": nothing can come after that.");
        }
        return new SseScript(Stream.concat(steps.stream(), more).toList(), gap, cuts, null);
    }

    private SseScript and(ScriptStep step) {
        return and(Stream.of(step));
    }

    /** An event of the type {@code message}. */
    @CheckReturnValue
    public SseScript event(String data) {
        return frame(SseFrame.data(data));
    }

    @CheckReturnValue
    public SseScript event(String type, String data) {
        return frame(SseFrame.event(type, data));
    }

    /** An event of the type {@code message}, whose data is JSON, written as {@code HandlerRequest.json} does. */
    @CheckReturnValue
    public SseScript json(Object value) {
        return json(SseFrame.MESSAGE, value);
    }

    /** As {@link #json(Object)}, for another type. */
    @CheckReturnValue
    public SseScript json(String type, Object value) {
        return event(type, ApplicationJson.here().write(value).toString());
    }

    @CheckReturnValue
    public SseScript frame(SseFrame frame) {
        return and(step(frame));
    }

    @CheckReturnValue
    public SseScript comment(String comment) {
        return frame(SseFrame.comment(comment));
    }

    /** @param reconnectionTime in whole milliseconds */
    @CheckReturnValue
    public SseScript retry(Duration reconnectionTime) {
        return frame(SseFrame.retry(reconnectionTime));
    }

    /** This text, whatever it is, in UTF-8. */
    @CheckReturnValue
    public SseScript raw(String text) {
        return raw(Buffer.buffer(text));
    }

    /**
     * These bytes, whatever they are.
     *
     * @param bytes not copied
     */
    @CheckReturnValue
    public SseScript raw(Buffer bytes) {
        return and(new ScriptStep.Raw(bytes));
    }

    /** What follows comes so much later. */
    @CheckReturnValue
    public SseScript after(Duration pause) {
        return and(new ScriptStep.Pause(notNegative("after", pause)));
    }

    /** All of the script in this rhythm: so much time is between one frame and the next, beside any {@link #after}. */
    @CheckReturnValue
    public SseScript every(Duration between) {
        return new SseScript(steps, notNegative("every", between), cuts, ending);
    }

    private static Duration notNegative(String what, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(what + "(…) needs a duration that is not negative, but got "
                    + Durations.text(duration));
        }
        return duration;
    }

    /**
     * All there is until now, so many times. It takes no more memory than once.
     *
     * @param times at least 1
     */
    @CheckReturnValue
    public SseScript repeat(long times) {
        if (times < 1) {
            throw new IllegalArgumentException("repeat(times) needs at least 1, but got " + times);
        }
        SseScript empty = new SseScript(List.of(), gap, cuts, ending);
        return empty.and(new ScriptStep.Repeat(steps, times));
    }

    /**
     * Cuts the chunks of the stream before these bytes, counted from its beginning, wherever that is within a frame.
     *
     * @param bytes positive
     */
    @CheckReturnValue
    public SseScript splitAt(long... bytes) {
        if (Arrays.stream(bytes).anyMatch(at -> at < 1)) {
            throw new IllegalArgumentException("splitAt(bytes) needs positive numbers, but got " + Arrays.toString(bytes));
        }
        List<Long> all = LongStream.concat(cuts.stream().mapToLong(Long::longValue), Arrays.stream(bytes)).sorted().distinct()
                .boxed().toList();
        return new SseScript(steps, gap, all, ending);
    }

    /** The end, behind an event with these data, as {@code [DONE]}. */
    @CheckReturnValue
    public SseScript done(String data) {
        return event(data).ending(ScriptEnding.END);
    }

    /**
     * Fails: a {@code Multi} with an {@link SseScriptFailure}, a route with status 500 or, if it has begun, as {@link #cut}.
     */
    @CheckReturnValue
    public SseScript fail() {
        return ending(ScriptEnding.FAIL);
    }

    /**
     * The connection is cut in the middle of a frame: that of {@link #raw} if it comes last, else the beginning of another.
     */
    @CheckReturnValue
    public SseScript cut() {
        boolean isWithin = !steps.isEmpty() && steps.get(steps.size() - 1) instanceof ScriptStep.Raw;
        return (isWithin ? this : raw(BEGINNING)).ending(ScriptEnding.CUT);
    }

    /** Nothing more comes, and no end. */
    @CheckReturnValue
    public SseScript stall() {
        return ending(ScriptEnding.STALL);
    }

    private SseScript ending(ScriptEnding last) {
        SseScript open = and(Stream.of());
        return new SseScript(open.steps, gap, cuts, last);
    }

    /**
     * The frames, when it is their time and as they are asked for; each subscription begins anew. Emits on a worker thread of
     * Mutiny's.
     *
     * @throws IllegalStateException if the script has bytes that are no frame, or cuts
     */
    public Multi<SseFrame> frames() {
        refuseBytes();
        return Multi.createFrom().publisher(new ScriptPublisher<>(run(), ScriptEmission::frame, ScriptClock.ofWorkers()));
    }

    private void refuseBytes() {
        if (!cuts.isEmpty() || ScriptRun.hasRaw(steps)) {
            throw new IllegalStateException("Not all of this script is frames, for it has raw(…), cut() or splitAt(…): use"
                    + " chunks() or handler().");
        }
    }

    /** The same as bytes, as {@link #frames}. */
    public Multi<Buffer> chunks() {
        return Multi.createFrom().publisher(new ScriptPublisher<>(run(), ScriptEmission::bytes, ScriptClock.ofWorkers()));
    }

    /**
     * The same for a JAX-RS resource, as {@link #frames}. Needs {@code jakarta.ws.rs-api}, which Quarkus REST brings.
     *
     * @param sse as injected with {@code @Context}
     */
    public Multi<OutboundSseEvent> events(Sse sse) {
        return frames().map(frame -> OutboundEvents.of(sse, frame));
    }

    /**
     * A route that answers each request with this stream. It asks for no more than its client takes, and stops when that
     * leaves.
     */
    public Handler<RoutingContext> handler() {
        return new ScriptHandler(run());
    }

    private ScriptRun run() {
        return new ScriptRun(steps, gap, cuts, ending == null ? ScriptEnding.END : ending);
    }

    /** {@code SseScript[message "one", message "two", every 10 ms, cut]} */
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
        return "SseScript[" + String.join(", ", text) + "]";
    }
}
