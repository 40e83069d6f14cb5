package io.quarkiverse.handlertesting.sse;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import io.quarkiverse.handlertesting.runtime.internal.json.ApplicationJson;
import io.quarkiverse.handlertesting.runtime.internal.streams.Script;
import io.quarkiverse.handlertesting.runtime.internal.streams.ScriptEmission;
import io.quarkiverse.handlertesting.runtime.internal.streams.ScriptEnding;
import io.quarkiverse.handlertesting.runtime.internal.streams.ScriptFailure;
import io.quarkiverse.handlertesting.runtime.internal.streams.ScriptHandler;
import io.quarkiverse.handlertesting.runtime.internal.streams.ScriptStep;
import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/**
 * A scripted stream of server-sent events, from the first byte to its ending:
 *
 * <pre>
 * SseScript script = SseScript.of("one", "two").every(ofMillis(10)).comment("heartbeat").event("last", "three");
 * router.get("/progress").handler(script.handler());
 * </pre>
 *
 * The stream ends after its last step, unless the script ends with {@link #fail}, {@link #cut} or {@link #stall}; no step can
 * follow those. A script is immutable: each method returns another script. Any threads can use it, any number of times.
 * Methods check their arguments at once, and throw an {@link IllegalArgumentException} for a frame that the
 * {@link SseEncoder} refuses.
 */
public final class SseScript {

    static final String TYPE = "text/event-stream";

    private static final Buffer BEGINNING = Buffer.buffer("data: ");

    private final Script script;

    private SseScript(Script script) {
        this.script = script;
    }

    /** A script without steps: the stream ends at once. */
    public static SseScript empty() {
        return new SseScript(Script.EMPTY);
    }

    /** As {@link #empty}: an empty list of frames. */
    public static SseScript of() {
        return empty();
    }

    /** A script of events of the type {@code message}, one for each data. */
    public static SseScript of(String... data) {
        return of(Arrays.stream(data).map(SseFrame::data).toArray(SseFrame[]::new));
    }

    /** A script of these frames. */
    public static SseScript of(SseFrame... frames) {
        return empty().and(Arrays.stream(frames).map(SseScript::step));
    }

    private static ScriptStep step(SseFrame frame) {
        return new ScriptStep.Frame(frame, SseEncoder.encode(frame));
    }

    private SseScript and(Stream<? extends ScriptStep> more) {
        return new SseScript(script.and(more));
    }

    /** Adds an event of the type {@code message}. */
    @CheckReturnValue
    public SseScript event(String data) {
        return frame(SseFrame.data(data));
    }

    @CheckReturnValue
    public SseScript event(String type, String data) {
        return frame(SseFrame.event(type, data));
    }

    /** Adds an event of the type {@code message}, with JSON data, written as {@code HandlerRequest.json} does. */
    @CheckReturnValue
    public SseScript json(Object value) {
        return json(SseFrame.MESSAGE, value);
    }

    /** As {@link #json(Object)}, with another type. */
    @CheckReturnValue
    public SseScript json(String type, Object value) {
        return event(type, ApplicationJson.here().write(value).toString());
    }

    @CheckReturnValue
    public SseScript frame(SseFrame frame) {
        return and(Stream.of(step(frame)));
    }

    @CheckReturnValue
    public SseScript comment(String comment) {
        return frame(SseFrame.comment(comment));
    }

    /**
     * Adds a reconnection time.
     *
     * @param reconnectionTime in whole milliseconds
     */
    @CheckReturnValue
    public SseScript retry(Duration reconnectionTime) {
        return frame(SseFrame.retry(reconnectionTime));
    }

    /** Adds this text in UTF-8, unchecked. */
    @CheckReturnValue
    public SseScript raw(String text) {
        return raw(Buffer.buffer(text));
    }

    /**
     * Adds these bytes, unchecked.
     *
     * @param bytes not copied
     */
    @CheckReturnValue
    public SseScript raw(Buffer bytes) {
        return new SseScript(script.raw(bytes));
    }

    /** Delays the next step by this duration. */
    @CheckReturnValue
    public SseScript after(Duration pause) {
        return new SseScript(script.after(pause));
    }

    /** Sets the time between one frame and the next, for the whole script; {@link #after} adds to it. */
    @CheckReturnValue
    public SseScript every(Duration between) {
        return new SseScript(script.every(between));
    }

    /**
     * Repeats the steps so far, this many times in all. Memory use does not grow with the number.
     *
     * @param times at least 1
     */
    @CheckReturnValue
    public SseScript repeat(long times) {
        return new SseScript(script.repeat(times));
    }

    /**
     * Splits the stream into chunks at these positions, even within a frame.
     *
     * @param bytes positions from the beginning of the stream, in bytes; positive
     */
    @CheckReturnValue
    public SseScript splitAt(long... bytes) {
        return new SseScript(script.splitAt(bytes));
    }

    /** Ends the stream after an event with this data, such as {@code [DONE]}. */
    @CheckReturnValue
    public SseScript done(String data) {
        return event(data).ending(ScriptEnding.END);
    }

    /**
     * Ends with a failure: a {@code Multi} fails with an {@link SseScriptFailure}. A route answers with status 500 or, if the
     * response has begun, drops the connection as {@link #cut} does.
     */
    @CheckReturnValue
    public SseScript fail() {
        return ending(ScriptEnding.FAIL);
    }

    /**
     * Drops the connection in the middle of a frame: the text of {@link #raw} if that is the last step, else the beginning of
     * another frame.
     */
    @CheckReturnValue
    public SseScript cut() {
        return new SseScript(script.cut(BEGINNING));
    }

    /** Stalls: the stream sends nothing more, and does not end. */
    @CheckReturnValue
    public SseScript stall() {
        return ending(ScriptEnding.STALL);
    }

    private SseScript ending(ScriptEnding last) {
        return new SseScript(script.ending(last));
    }

    /**
     * The frames, each at its time and on demand. Each subscription starts the script from the beginning. Emits on a worker
     * thread of Mutiny.
     *
     * @throws IllegalStateException if the script has {@link #raw}, {@link #cut} or {@link #splitAt}, which are not made of
     *         whole frames
     */
    public Multi<SseFrame> frames() {
        refuseBytes();
        return pieces(piece -> (SseFrame) piece.frame());
    }

    private void refuseBytes() {
        if (!script.isOfFrames()) {
            throw new IllegalStateException("This script is not made of frames only: it has raw(…), cut() or splitAt(…). Use"
                    + " chunks() or handler().");
        }
    }

    /** As {@link #frames}, but the bytes of the stream; for any script. */
    public Multi<Buffer> chunks() {
        return pieces(ScriptEmission::bytes);
    }

    /**
     * As {@link #frames}, for a JAX-RS resource. Needs {@code jakarta.ws.rs-api}, which Quarkus REST includes.
     *
     * @param sse as injected with {@code @Context}
     */
    public Multi<OutboundSseEvent> events(Sse sse) {
        return frames().map(frame -> OutboundEvents.of(sse, frame));
    }

    /**
     * A route that answers each request with this stream. It writes no faster than its client reads, and stops when the
     * client disconnects.
     */
    public Handler<RoutingContext> handler() {
        return new ScriptHandler(script, TYPE);
    }

    private <T> Multi<T> pieces(Function<ScriptEmission, T> item) {
        return script.pieces(item).onFailure(ScriptFailure.class)
                .transform(failure -> new SseScriptFailure((ScriptFailure) failure));
    }

    /** {@code SseScript[message "one", message "two", every 10 ms, cut]} */
    @Override
    public String toString() {
        return "SseScript[" + script + "]";
    }
}
