package io.quarkiverse.handlertesting.ndjson;

import java.time.Duration;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.Deadlines;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.streams.LiveClients;
import io.quarkiverse.handlertesting.runtime.internal.streams.LiveStream;
import io.smallrye.common.annotation.CheckReturnValue;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/**
 * A stream of JSON lines that the test sends, item by item:
 *
 * <pre>
 * NdjsonLive live = hub.stubLiveNdjson(get("/models/export"));
 *
 * live.send(gemma); // waits for a client first
 * live.cut();
 * </pre>
 *
 * Each method that sends writes to the last client that connected, and returns when the item is written. A client that leaves
 * meanwhile counts as one that left before: the method then waits for the next client. Each wait has a deadline of its own:
 * that of {@link #within}, else {@code quarkus.handler-testing.events.timeout} (5 s). While a debugger
 * is attached there is no deadline. Thread-safe. On an event loop thread, a wait would block the loop that it waits for: it
 * throws an {@link IllegalStateException} at once.
 */
public final class NdjsonLive {

    private final LiveStream stream;

    private NdjsonLive(LiveStream stream) {
        this.stream = stream;
    }

    public static NdjsonLive create() {
        return create(Deadlines::here, ApplicationTestRuns::findRun);
    }

    static NdjsonLive create(Supplier<Deadlines> deadlines, Supplier<TestRun> running) {
        return new NdjsonLive(
                new LiveStream(new LiveClients(JsonLine.TYPE, NdjsonAssertionError::new, deadlines, running), null));
    }

    /** The same stream, with another deadline for its waits. */
    @CheckReturnValue
    public NdjsonLive within(Duration deadline) {
        return new NdjsonLive(stream.within(deadline));
    }

    /** A route that answers each request with this stream, and sends the head of the response at once. */
    public Handler<RoutingContext> handler() {
        return stream.handler();
    }

    /**
     * Sends an item. Waits for a client first.
     *
     * @param item written as {@link NdjsonScript#item} does
     * @throws IllegalArgumentException if the item is not one line of JSON, or cannot be written
     * @throws NdjsonAssertionError if no client is connected at the deadline
     */
    public NdjsonLive send(Object item) {
        JsonLine line = JsonLine.of(item);
        stream.send("send(item)", line.toString(), line.bytes());
        return this;
    }

    /** Sends this text in UTF-8, unchecked and without a line break. Waits for a client first. */
    public NdjsonLive raw(String text) {
        stream.raw(text);
        return this;
    }

    /** Ends the response of the client. Waits for a client first. */
    public void end() {
        stream.end();
    }

    /** Drops the connection of the client, as a failing server does. Waits for a client first. */
    public void cut() {
        stream.cut();
    }

    /**
     * Waits until a client is connected. After {@link #end} and {@link #cut}, that is a new connection.
     *
     * @throws NdjsonAssertionError if no client is connected at the deadline
     */
    public NdjsonLive awaitConnected() {
        stream.awaitConnected();
        return this;
    }

    /**
     * Waits until the last client that connected is gone, whether the client or this stream closed the connection.
     *
     * @throws NdjsonAssertionError if the client is still connected at the deadline, or if no client has connected
     */
    public void awaitDisconnected() {
        stream.awaitDisconnected();
    }

    /** How many clients have connected so far. */
    public int connections() {
        return stream.clients().connections();
    }
}
