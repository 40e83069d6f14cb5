package io.quarkiverse.handlertesting.runtime.internal.client;

import io.quarkiverse.handlertesting.runtime.internal.config.ClientConfig.Way;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.WebSocket;

/** WebSockets (RFC 6455): they need a socket, so they have one. */
final class WebSockets {

    private WebSockets() {
    }

    /** @throws IllegalArgumentException if this header would ask for a WebSocket by hand */
    static void refuseHandshake(String name, String value) {
        if (name.equalsIgnoreCase("Upgrade") && value.equalsIgnoreCase("websocket")) {
            throw new IllegalArgumentException(
                    "A request does not become a WebSocket by its headers: use overSocket() and webSocket().");
        }
    }

    static Uni<WebSocket> open(ClientServices services, Way way, RequestParts parts) {
        if (way != Way.SOCKET) {
            throw new IllegalStateException("There are no WebSockets in process: use client.overSocket().get(\"" + parts.path
                    + "\").webSocket().");
        }
        if (!parts.method.equals("GET")) {
            throw new IllegalArgumentException("A WebSocket begins with a GET (RFC 6455, section 4.1), and not with " + parts);
        }
        if (parts.body != RequestBody.NONE) {
            throw new IllegalStateException("A WebSocket begins without a body, but " + parts + " has one.");
        }
        return Uni.createFrom().completionStage(
                () -> services.transports().socket().webSocket(Outset.of(services, way, parts).hops().current()));
    }
}
