package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.vertx.core.http.WebSocket;

/** The WebSockets that tests have opened, each with its work, until one of its two ends closes it. Thread-safe. */
@Singleton
public class OpenWebSockets {

    private final Map<WebSocket, Work> open = new ConcurrentHashMap<>();

    /** @param work ends when the WebSocket is closed */
    public void add(WebSocket webSocket, Work work) {
        open.put(webSocket, work);
        // It may have been closed before it was added.
        if (webSocket.isClosed()) {
            closed(webSocket);
        }
    }

    /** Called when a WebSocket is closed, also one that no test has opened. */
    void closed(WebSocket webSocket) {
        Work work = open.remove(webSocket);
        if (work != null) {
            work.end();
        }
    }
}
