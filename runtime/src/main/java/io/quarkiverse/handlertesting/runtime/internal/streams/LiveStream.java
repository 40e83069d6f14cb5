package io.quarkiverse.handlertesting.runtime.internal.streams;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

import io.quarkiverse.handlertesting.runtime.internal.application.EventLoops;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/**
 * The verbs of a stream that the test sends, whatever its format.
 *
 * @param within the deadline of its waits; {@code null} for the configured one
 */
public record LiveStream(LiveClients clients, Duration within) {

    /** The alternative for a route, in the failure message. */
    private static final String INSTEAD = "Vertx.executeBlocking";

    /** @throws IllegalArgumentException if the deadline is not positive */
    public LiveStream within(Duration other) {
        if (Objects.requireNonNull(other, "deadline").isNegative() || other.isZero()) {
            throw new IllegalArgumentException("within(deadline) needs a positive duration, but got " + other);
        }
        return new LiveStream(clients, other);
    }

    private Duration deadline() {
        return within == null ? clients.deadlines().timeout() : within;
    }

    public Handler<RoutingContext> handler() {
        return exchange -> clients.connect(new StreamResponse(exchange),
                id(exchange.request().getHeader("Last-Event-ID")));
    }

    /** Clients send the id in UTF-8, but Vert.x reads headers as ISO-8859-1. */
    private static String id(String header) {
        return header == null ? null : new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /**
     * @param verb the method that the test calls
     * @param text the frame in messages
     */
    public void send(String verb, String text, Buffer bytes) {
        refuseEventLoop(verb);
        clients.write(text, bytes, deadline());
    }

    public void raw(String text) {
        Buffer bytes = Buffer.buffer(text);
        send("raw(text)", new ScriptStep.Raw(bytes).toString(), bytes);
    }

    public void end() {
        refuseEventLoop("end()");
        clients.end(deadline());
    }

    public void cut() {
        refuseEventLoop("cut()");
        clients.cut(deadline());
    }

    public void awaitConnected() {
        refuseEventLoop("awaitConnected()");
        clients.awaitConnected(deadline());
    }

    public void awaitDisconnected() {
        refuseEventLoop("awaitDisconnected()");
        clients.awaitDisconnected(deadline());
    }

    private static void refuseEventLoop(String verb) {
        EventLoops.refuse(verb, INSTEAD);
    }
}
