package io.quarkiverse.handlertesting.sse;

import java.time.Duration;
import java.util.Optional;
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
 * An event stream that the test sends, frame by frame:
 *
 * <pre>
 * SseLive live = SseLive.create();
 * router.get("/upstream").handler(live.handler());
 *
 * live.send("one"); // waits for a client first
 * live.cut();
 * live.awaitConnected(); // the client has connected again
 * </pre>
 *
 * Each method that sends writes to the last client that connected, and returns when the frame is written. A client that leaves
 * meanwhile counts as one that left before: the method then waits for the next client. Each wait has a deadline of its own:
 * that of {@link #within}, else {@code quarkus.handler-testing.events.timeout} (5 s). While a debugger
 * is attached there is no deadline. Thread-safe. On an event loop thread, a wait would block the loop that it waits for: it
 * throws an {@link IllegalStateException} at once.
 */
public final class SseLive {

    private final LiveStream stream;

    private SseLive(LiveStream stream) {
        this.stream = stream;
    }

    public static SseLive create() {
        return create(Deadlines::here, ApplicationTestRuns::findRun);
    }

    static SseLive create(Supplier<Deadlines> deadlines, Supplier<TestRun> running) {
        return new SseLive(new LiveStream(new LiveClients(SseScript.TYPE, SseAssertionError::new, deadlines, running), null));
    }

    /** The same stream, with another deadline for its waits. */
    @CheckReturnValue
    public SseLive within(Duration other) {
        return new SseLive(stream.within(other));
    }

    /** A route that answers each request with this stream, and sends the head of the response at once. */
    public Handler<RoutingContext> handler() {
        return stream.handler();
    }

    /** Sends an event of the type {@code message}. Waits for a client first. */
    public SseLive send(String data) {
        return push("send(data)", SseFrame.data(data));
    }

    /** As {@link #send(String)}, with another type. */
    public SseLive send(String type, String data) {
        return push("send(type, data)", SseFrame.event(type, data));
    }

    /**
     * Sends a frame. Waits for a client first.
     *
     * @throws IllegalArgumentException if a stream cannot carry the frame
     * @throws SseAssertionError if no client is connected at the deadline
     */
    public SseLive send(SseFrame frame) {
        return push("send(frame)", frame);
    }

    /** As {@link #send(SseFrame)}, with a comment. */
    public SseLive comment(String comment) {
        return push("comment(comment)", SseFrame.comment(comment));
    }

    private SseLive push(String verb, SseFrame frame) {
        stream.send(verb, frame.toString(), SseEncoder.encode(frame));
        return this;
    }

    /** Sends this text in UTF-8, unchecked. Waits for a client first. */
    public SseLive raw(String text) {
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
     * @throws SseAssertionError if no client is connected at the deadline
     */
    public SseLive awaitConnected() {
        stream.awaitConnected();
        return this;
    }

    /**
     * Waits until the last client that connected is gone, whether the client or this stream closed the connection.
     *
     * @throws SseAssertionError if the client is still connected at the deadline, or if no client has connected
     */
    public void awaitDisconnected() {
        stream.awaitDisconnected();
    }

    /** The {@code Last-Event-ID} of the last client that connected; empty if it sent none. */
    public Optional<String> lastEventId() {
        return stream.clients().lastEventId();
    }

    /** How many clients have connected so far. */
    public int connections() {
        return stream.clients().connections();
    }
}
