package io.quarkiverse.handlertesting.runtime.internal.client;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.client.body.RequestBody;
import io.quarkiverse.handlertesting.runtime.internal.config.ClientConfig.TransportMode;
import io.quarkiverse.handlertesting.runtime.internal.hops.OpenWebSockets;
import io.quarkiverse.handlertesting.runtime.internal.text.ShownBody;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;

/** Opens WebSockets (RFC 6455), which need a socket. */
final class WebSockets {

    private WebSockets() {
    }

    /** @throws IllegalArgumentException if the header is a handshake for a WebSocket */
    static void refuseHandshake(String name, String value) {
        if (name.equalsIgnoreCase("Upgrade") && value.equalsIgnoreCase("websocket")) {
            throw new IllegalArgumentException(
                    "Headers alone do not open a WebSocket: use overSocket() and webSocket().");
        }
    }

    static Uni<WebSocket> open(ClientServices services, TransportMode mode, RequestParts parts) {
        if (mode != TransportMode.SOCKET) {
            throw new IllegalStateException("There are no WebSockets in process: use client.overSocket().get(\"" + parts.path
                    + "\").webSocket().");
        }
        if (!parts.method.equals("GET")) {
            throw new IllegalArgumentException("A WebSocket begins with a GET (RFC 6455, section 4.1), and not with " + parts);
        }
        if (parts.body != RequestBody.NONE) {
            throw new IllegalStateException("A WebSocket begins without a body, but " + parts + " has one.");
        }
        return Uni.createFrom().deferred(() -> open(RedirectChain.of(services, mode, parts)));
    }

    private static Uni<WebSocket> open(RedirectChain chain) {
        OutgoingRequest handshake = chain.next();
        Uni<WebSocket> opened = Uni.createFrom()
                .completionStage(() -> chain.services().transports().socket().webSocket(handshake))
                .onFailure(UpgradeRejectedException.class)
                .transform(refused -> refused((UpgradeRejectedException) refused, chain));
        OpenWebSockets open = Beans.find(OpenWebSockets.class).orElse(null);
        if (open == null || chain.cause() == null) {
            return opened;
        }
        // Begins before the handshake is sent: a cause without work is not known by its header.
        Work work = chain.cause().begin(WorkKind.WEBSOCKET, null);
        return opened.onItem().invoke(socket -> open.add(socket, work)).onFailure().invoke(work::end)
                .onCancellation().invoke(work::end);
    }

    private static HttpAssertionError refused(UpgradeRejectedException refused, RedirectChain chain) {
        Buffer body = refused.getBody() == null ? Buffer.buffer() : refused.getBody();
        String response = ExchangeReport.response(refused.getStatus(), 0, refused.getHeaders().entries(),
                ShownBody.of(body.getBytes(), chain.services().settings().maxShown()));
        return new HttpAssertionError(Reason.UNEXPECTED, new ExchangeReport(chain)
                .text("Expected a WebSocket, but the application refused it with status " + refused.getStatus() + ":",
                        response),
                refused);
    }
}
