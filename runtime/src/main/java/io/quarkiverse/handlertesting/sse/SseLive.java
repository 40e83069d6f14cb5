package io.quarkiverse.handlertesting.sse;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.runtime.internal.application.Deadlines;
import io.quarkiverse.handlertesting.runtime.internal.application.EventLoops;
import io.smallrye.common.annotation.CheckReturnValue;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/**
 * A stream that the test pushes, frame by frame:
 *
 * <pre>
 * SseLive live = SseLive.create();
 * router.get("/upstream").handler(live.handler());
 *
 * live.send("one"); // waits for a client first
 * live.cut();
 * live.awaitConnected(); // it has connected again
 * </pre>
 *
 * Each method that sends goes to the client that has connected last, and returns when the frame is written. Each wait has a
 * deadline of its own: that of {@link #within}, else {@code quarkus.handler-testing.events.timeout} (5 s); while a debugger is
 * attached there is none. Thread-safe. On an event loop thread, which would wait for itself, a wait fails at once with an
 * {@link IllegalStateException}.
 */
public final class SseLive {

    /** What a route may call. */
    private static final String INSTEAD = "Vertx.executeBlocking";

    private final LiveClients clients;
    /** {@code null} for the one that is configured. */
    private final Duration within;

    private SseLive(LiveClients clients, Duration within) {
        this.clients = clients;
        this.within = within;
    }

    public static SseLive create() {
        return create(Deadlines::here);
    }

    static SseLive create(Supplier<Deadlines> deadlines) {
        return new SseLive(new LiveClients(deadlines), null);
    }

    private Duration deadline() {
        return within == null ? clients.deadlines().timeout() : within;
    }

    /** The same stream, with another deadline for what is waited for. */
    @CheckReturnValue
    public SseLive within(Duration other) {
        if (Objects.requireNonNull(other, "deadline").isNegative() || other.isZero()) {
            throw new IllegalArgumentException("within(deadline) needs a positive duration, but got " + other);
        }
        return new SseLive(clients, other);
    }

    /** A route that answers each request with this stream, of which the head is sent at once. */
    public Handler<RoutingContext> handler() {
        return exchange -> clients.connect(new StreamResponse(exchange.request(), exchange.vertx().getOrCreateContext()),
                id(exchange.request().getHeader("Last-Event-ID")));
    }

    /** Clients send it in UTF-8, but Vert.x reads headers as ISO-8859-1. */
    private static String id(String header) {
        return header == null ? null : new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** An event of the type {@code message}. Waits until there is a client. */
    public SseLive send(String data) {
        return push("send(data)", SseFrame.data(data));
    }

    /** As {@link #send(String)}, of another type. */
    public SseLive send(String type, String data) {
        return push("send(type, data)", SseFrame.event(type, data));
    }

    /**
     * Waits until there is a client.
     *
     * @throws IllegalArgumentException if a stream cannot carry it
     * @throws AssertionError if there is no client until the deadline
     */
    public SseLive send(SseFrame frame) {
        return push("send(frame)", frame);
    }

    /** As {@link #send}. */
    public SseLive comment(String comment) {
        return push("comment(comment)", SseFrame.comment(comment));
    }

    private SseLive push(String verb, SseFrame frame) {
        EventLoops.refuse(verb, INSTEAD);
        clients.write(frame.toString(), SseEncoder.encode(frame), deadline());
        return this;
    }

    /** These bytes, whatever they are, in UTF-8. Waits until there is a client. */
    public SseLive raw(String text) {
        EventLoops.refuse("raw(text)", INSTEAD);
        Buffer bytes = Buffer.buffer(text);
        clients.write(FrameText.raw(bytes), bytes, deadline());
        return this;
    }

    /** Ends the response of the client. Waits until there is one. */
    public void end() {
        EventLoops.refuse("end()", INSTEAD);
        clients.end(deadline());
    }

    /** Drops the connection of the client, as a machine that fails. Waits until there is one. */
    public void cut() {
        EventLoops.refuse("cut()", INSTEAD);
        clients.cut(deadline());
    }

    /**
     * Waits until a client is connected, which after {@link #end} and {@link #cut} is another.
     *
     * @throws AssertionError if there is none until the deadline
     */
    public SseLive awaitConnected() {
        EventLoops.refuse("awaitConnected()", INSTEAD);
        clients.awaitConnected(deadline());
        return this;
    }

    /**
     * Waits until the client that has connected last is gone, whoever has ended it.
     *
     * @throws AssertionError if it is there at the deadline, or if there was none
     */
    public void awaitDisconnected() {
        EventLoops.refuse("awaitDisconnected()", INSTEAD);
        clients.awaitDisconnected(deadline());
    }

    /** What the client that has connected last has sent as {@code Last-Event-ID}; empty if it has not. */
    public Optional<String> lastEventId() {
        return clients.lastEventId();
    }

    /** How many clients have connected until now. */
    public int connections() {
        return clients.connections();
    }
}
