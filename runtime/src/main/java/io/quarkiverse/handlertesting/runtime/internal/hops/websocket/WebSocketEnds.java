package io.quarkiverse.handlertesting.runtime.internal.hops.websocket;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.hops.websocket.WebSocketEnd.SentFrame;
import io.vertx.core.MultiMap;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketBase;
import io.vertx.core.net.SocketAddress;

/**
 * The ends of WebSockets in this JVM. A client names its handshake in a header, and a server finds it by this name; both know
 * the addresses of their connection, by which the client finds its end again. Thread-safe.
 */
@Singleton
public class WebSocketEnds {

    /** The handshake: its number, or its cause before it has a number. */
    static final String HEADER = "X-Handler-Testing-WebSocket";

    private final ApplicationTestRuns runs;
    private final AtomicLong lastNumber = new AtomicLong();
    /** The clients' ends whose handshakes have not been answered: by number, and by the addresses of the connection. */
    private final Map<String, WebSocketEnd> opening = new ConcurrentHashMap<>();
    private final Map<String, WebSocketEnd> accepted = new ConcurrentHashMap<>();
    private final Map<WebSocketBase, WebSocketEnd> open = new ConcurrentHashMap<>();
    private final ThreadLocal<Delivery> delivering = new ThreadLocal<>();

    public WebSocketEnds(ApplicationTestRuns runs) {
        this.runs = runs;
    }

    /**
     * A frame, or the end of a WebSocket, that this thread is handling.
     *
     * @param frame {@code null} for the end
     * @param outer what the thread was handling before
     * @param before the cause that the thread had before
     */
    private record Delivery(WebSocketBase webSocket, RunningCause cause, SentFrame frame, Delivery outer,
            RunningCause before) {
    }

    /**
     * Called when a client begins a handshake.
     *
     * @param cause {@code null} if it is unknown
     * @return the value of the header
     */
    String opening(RunningCause cause, String path) {
        String number = Long.toString(lastNumber.incrementAndGet());
        opening.put(number, WebSocketEnd.pair(cause, path));
        return number;
    }

    /**
     * Called when the handshake is over.
     *
     * @param webSocket {@code null} if the handshake has failed
     */
    void opened(String number, WebSocket webSocket) {
        WebSocketEnd client = opening.remove(number);
        accepted.values().remove(client);
        if (webSocket != null && open.containsKey(webSocket)) {
            return;
        }
        // There is no server in this JVM, or not at the other end of the client's connection.
        client.unlink();
        client.peer().unlink();
        if (webSocket != null && !webSocket.isClosed()) {
            open.put(webSocket, client);
        }
    }

    /**
     * Called when a server of Vert.x has got a request, before it is routed. Replaces the header by that of the cause.
     *
     * @return the server's end; {@code null} if the request is no handshake of this JVM
     */
    public WebSocketEnd arrived(MultiMap headers) {
        String number = headers.get(HEADER);
        if (number == null) {
            return null;
        }
        headers.remove(HEADER);
        WebSocketEnd client = opening.get(number);
        if (client == null) {
            return null;
        }
        if (client.opener() != null && !headers.contains(CauseHeader.NAME)) {
            headers.set(CauseHeader.NAME, client.opener().header());
        }
        return client.peer();
    }

    /** Called when a server has accepted a handshake. */
    public void accepted(WebSocketEnd server, ServerWebSocket webSocket) {
        open.put(webSocket, server);
        accepted.put(text(webSocket.remoteAddress()) + text(webSocket.localAddress()), server.peer());
        server.link();
    }

    /** Called when a client's handshake was accepted, before any handler is. */
    public void connected(WebSocket webSocket) {
        WebSocketEnd client = accepted.remove(text(webSocket.localAddress()) + text(webSocket.remoteAddress()));
        if (client != null) {
            open.put(webSocket, client);
        }
    }

    private static String text(SocketAddress address) {
        return address == null ? "" : address.hostAddress() + ':' + address.port() + ' ';
    }

    /** Called before a frame is sent. */
    void sends(WebSocketBase webSocket, String type) {
        WebSocketEnd end = open.get(webSocket);
        if (end != null) {
            RunningCause handled = delivering();
            end.sends(type, handled != null ? handled : runs.currentCause().current());
        }
    }

    /** The cause of the frame that this thread is handling; {@code null} if there is none. */
    RunningCause delivering() {
        Delivery now = delivering.get();
        return now == null ? null : now.cause();
    }

    /**
     * Called before the handlers of a frame run, or those of the end of the WebSocket.
     *
     * @param type {@code null} for the end
     */
    void handling(WebSocketBase webSocket, String type) {
        WebSocketEnd end = open.get(webSocket);
        if (end == null) {
            return;
        }
        Delivery outer = delivering.get();
        SentFrame frame = type == null ? null : end.arrived(type);
        RunningCause cause = frame != null ? frame.cause()
                : outer != null && outer.webSocket() == webSocket ? outer.cause() : end.opener();
        delivering.set(new Delivery(webSocket, cause, frame, outer, runs.currentCause().setOfThread(cause)));
    }

    /** Called after these handlers have run. */
    void handled(WebSocketBase webSocket) {
        Delivery done = delivering.get();
        if (done == null || done.webSocket() != webSocket) {
            return;
        }
        delivering.set(done.outer());
        runs.currentCause().setOfThread(done.before());
        if (done.frame() != null) {
            done.frame().end();
        }
    }

    /** Called when a WebSocket is closed. */
    void closed(WebSocketBase webSocket) {
        WebSocketEnd end = open.remove(webSocket);
        if (end != null) {
            end.closed();
        }
    }
}
