package io.quarkiverse.handlertesting.ndjson;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.runtime.internal.streams.Script;
import io.quarkiverse.handlertesting.runtime.internal.streams.ScriptEnding;
import io.quarkiverse.handlertesting.runtime.internal.streams.ScriptHandler;
import io.smallrye.common.annotation.CheckReturnValue;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/**
 * A scripted stream of JSON lines ({@code application/x-ndjson}), from the first byte to its ending:
 *
 * <pre>
 * hub.stub(get("/models/export"), NdjsonScript.of(gemma, llama).every(ofMillis(10)));
 * </pre>
 *
 * The stream ends after its last step, unless the script ends with {@link #fail}, {@link #cut} or {@link #stall}; no step can
 * follow those. A script is immutable: each method returns another script. Any threads can use it, any number of times.
 * Methods check their arguments at once.
 */
public final class NdjsonScript {

    private static final Buffer BEGINNING = Buffer.buffer("{");

    private final Script script;

    private NdjsonScript(Script script) {
        this.script = script;
    }

    /** A script without steps: the stream ends at once. */
    public static NdjsonScript empty() {
        return new NdjsonScript(Script.EMPTY);
    }

    /** A script of these items, each as {@link #item}. */
    public static NdjsonScript of(Object... items) {
        return empty().and(Arrays.stream(items).map(JsonLine::of));
    }

    private NdjsonScript and(Stream<JsonLine> lines) {
        return new NdjsonScript(script.and(lines.map(JsonLine::step)));
    }

    /**
     * Adds an item, written as JSON by the application's {@code ObjectMapper} or {@code Jsonb}, as {@code HandlerRequest.json}
     * does.
     *
     * @param value a {@code CharSequence} is sent as it is: it must be JSON already
     * @throws IllegalArgumentException if the item is not one line of JSON, or cannot be written
     */
    @CheckReturnValue
    public NdjsonScript item(Object value) {
        return and(Stream.of(JsonLine.of(value)));
    }

    /** Adds this text in UTF-8, unchecked and without a line break. */
    @CheckReturnValue
    public NdjsonScript raw(String text) {
        return new NdjsonScript(script.raw(Buffer.buffer(text)));
    }

    /** Delays the next step by this duration. */
    @CheckReturnValue
    public NdjsonScript after(Duration pause) {
        return new NdjsonScript(script.after(pause));
    }

    /** Sets the time between one item and the next, for the whole script; {@link #after} adds to it. */
    @CheckReturnValue
    public NdjsonScript every(Duration between) {
        return new NdjsonScript(script.every(between));
    }

    /**
     * Repeats the steps so far, this many times in all. Memory use does not grow with the number.
     *
     * @param times at least 1
     */
    @CheckReturnValue
    public NdjsonScript repeat(long times) {
        return new NdjsonScript(script.repeat(times));
    }

    /**
     * Splits the stream into chunks at these positions, even within an item.
     *
     * @param bytes positions from the beginning of the stream, in bytes; positive
     */
    @CheckReturnValue
    public NdjsonScript splitAt(long... bytes) {
        return new NdjsonScript(script.splitAt(bytes));
    }

    /**
     * Ends with a failure: the status 500 or, if the response has begun, a dropped connection as by {@link #cut}.
     */
    @CheckReturnValue
    public NdjsonScript fail() {
        return new NdjsonScript(script.ending(ScriptEnding.FAIL));
    }

    /**
     * Drops the connection in the middle of a line: the text of {@link #raw} if that is the last step, else the beginning of
     * another item.
     */
    @CheckReturnValue
    public NdjsonScript cut() {
        return new NdjsonScript(script.cut(BEGINNING));
    }

    /** Stalls: the stream sends nothing more, and does not end. */
    @CheckReturnValue
    public NdjsonScript stall() {
        return new NdjsonScript(script.ending(ScriptEnding.STALL));
    }

    /**
     * A route that answers each request with this stream. It writes no faster than its client reads, and stops when the
     * client disconnects.
     */
    public Handler<RoutingContext> handler() {
        return new ScriptHandler(script, JsonLine.TYPE);
    }

    /** {@code NdjsonScript[{"n":1}, {"n":2}, every 10 ms, cut]} */
    @Override
    public String toString() {
        return "NdjsonScript[" + script + "]";
    }
}
