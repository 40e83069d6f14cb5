package io.quarkiverse.handlertesting.runtime.internal.hops.websocket;

import java.net.URI;
import java.util.Optional;

import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketBase;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.http.WebSocketFrameType;

/** Called by the WebSockets of Vert.x, and by the clients of websockets-next, whose classes are changed for the tests. */
public final class FrameHop {

    private FrameHop() {
    }

    private static Optional<WebSocketEnds> ends() {
        return Beans.find(WebSocketEnds.class);
    }

    /**
     * Called with the new options of a client of websockets-next; returns them. The client connects on another context, which
     * does not have the cause.
     */
    public static WebSocketConnectOptions options(WebSocketConnectOptions made, Object connector, URI uri) {
        RunningCause cause = ApplicationTestRuns.findCause();
        return cause == null ? made : (WebSocketConnectOptions) made.putHeader(WebSocketEnds.HEADER, cause.header());
    }

    /**
     * Called before a client connects; returns the options to connect with.
     *
     * @param result is completed with the WebSocket
     */
    public static WebSocketConnectOptions opening(WebSocketConnectOptions options, Promise<WebSocket> result) {
        return ends().map(ends -> opening(ends, options, result)).orElse(options);
    }

    private static WebSocketConnectOptions opening(WebSocketEnds ends, WebSocketConnectOptions options,
            Promise<WebSocket> result) {
        RunningCause named = named(options, CauseHeader.NAME);
        RunningCause before = named != null ? named : named(options, WebSocketEnds.HEADER);
        RunningCause cause = before != null ? before : ApplicationTestRuns.findCause();
        String path = options.getURI().split("[?#]", 2)[0];
        String number = ends.opening(cause, path);
        result.future().onComplete(opened -> ends.opened(number, opened.result()));
        // The client of the test counts its own handshakes.
        if (cause != null && named == null) {
            Work work = cause.begin(WorkKind.HTTP_CLIENT, "to GET " + path);
            result.future().onComplete(opened -> endAfterHandlers(work, Vertx.currentContext()));
        }
        // The application may use its options again.
        WebSocketConnectOptions own = new WebSocketConnectOptions(options);
        own.putHeader(WebSocketEnds.HEADER, number);
        return own;
    }

    /** The cause that a header names; {@code null} if there is none. */
    private static RunningCause named(WebSocketConnectOptions options, String header) {
        String value = options.getHeaders() == null ? null : options.getHeaders().get(header);
        return value == null ? null : ApplicationTestRuns.find().resolve(value).orElse(null);
    }

    private static void endAfterHandlers(Work work, Context context) {
        if (context == null) {
            work.end();
        } else {
            context.runOnContext(handled -> work.end());
        }
    }

    /**
     * Called before a frame is written.
     *
     * @param frame as Netty sees it
     */
    public static void sends(WebSocketBase webSocket, Object frame) {
        WebSocketFrameType type = type(frame);
        if (type != null) {
            ends().ifPresent(ends -> ends.sends(webSocket, type.name()));
        }
    }

    private static WebSocketFrameType type(Object frame) {
        if (frame instanceof TextWebSocketFrame) {
            return WebSocketFrameType.TEXT;
        }
        if (frame instanceof BinaryWebSocketFrame) {
            return WebSocketFrameType.BINARY;
        }
        if (frame instanceof ContinuationWebSocketFrame) {
            return WebSocketFrameType.CONTINUATION;
        }
        if (frame instanceof PingWebSocketFrame) {
            return WebSocketFrameType.PING;
        }
        if (frame instanceof PongWebSocketFrame) {
            return WebSocketFrameType.PONG;
        }
        return frame instanceof CloseWebSocketFrame ? WebSocketFrameType.CLOSE : null;
    }

    /** Called when a frame arrives. Those of messages may have to wait until the WebSocket is resumed. */
    public static void arrived(WebSocketBase webSocket, WebSocketFrame frame) {
        if (!isOfMessage(frame)) {
            handling(webSocket, frame.type().name());
        }
    }

    /** Called after a frame that has arrived was handled, or was queued. */
    public static void passedOn(WebSocketBase webSocket, WebSocketFrame frame) {
        if (!isOfMessage(frame)) {
            handled(webSocket);
        }
    }

    /** Called before the handlers of a message run. */
    public static void receiving(WebSocketBase webSocket, WebSocketFrame frame) {
        if (isOfMessage(frame)) {
            handling(webSocket, frame.type().name());
        }
    }

    /** Called after the handlers of a message have run. */
    public static void received(WebSocketBase webSocket, WebSocketFrame frame) {
        if (isOfMessage(frame)) {
            handled(webSocket);
        }
    }

    private static boolean isOfMessage(WebSocketFrame frame) {
        return switch (frame.type()) {
            case TEXT, BINARY, CONTINUATION -> true;
            case PING, PONG, CLOSE -> false;
        };
    }

    /** Called before the handlers of the end of a WebSocket run. */
    public static void closing(WebSocketBase webSocket) {
        handling(webSocket, null);
    }

    /** Called after the handlers of the end of a WebSocket have run. */
    public static void closed(WebSocketBase webSocket) {
        handled(webSocket);
        ends().ifPresent(ends -> ends.closed(webSocket));
    }

    private static void handling(WebSocketBase webSocket, String type) {
        ends().ifPresent(ends -> ends.handling(webSocket, type));
    }

    private static void handled(WebSocketBase webSocket) {
        ends().ifPresent(ends -> ends.handled(webSocket));
    }
}
