package io.quarkiverse.handlertesting.runtime.internal.transport;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;

/** Sends requests to the port of the application, with the HTTP client of Vert.x. It trusts any certificate. */
public final class SocketTransport implements Transport {

    /** By this name, metrics know the client of the test. */
    public static final String METRICS = "handler-testing";

    /** High enough that a response which the test reads slowly, or not at all, does not block other requests. */
    private static final int CONNECTIONS = 10_000;

    /** In bytes, for a status line and for all headers of a response: more than the 4 and 8 KiB of Vert.x. */
    private static final int MAX_HEAD = 1 << 20;

    private final Context context;
    private final HttpClient client;
    private final WebSocketClient webSockets;
    private final Set<SocketExchange> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param http2 whether to use HTTP/2: by ALPN over TLS, else with prior knowledge (RFC 9113, section 3.3)
     */
    public SocketTransport(Vertx vertx, boolean http2) {
        this.context = vertx.getOrCreateContext();
        HttpClientOptions options = new HttpClientOptions().setMetricsName(METRICS).setTrustAll(true).setVerifyHost(false)
                .setUseAlpn(http2).setProtocolVersion(http2 ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1)
                .setHttp2ClearTextUpgrade(false).setMaxPoolSize(CONNECTIONS).setMaxInitialLineLength(MAX_HEAD)
                .setMaxHeaderSize(MAX_HEAD);
        options.getInitialSettings().setMaxHeaderListSize(MAX_HEAD);
        this.client = vertx.createHttpClient(options);
        this.webSockets = vertx
                .createWebSocketClient(new WebSocketClientOptions().setTrustAll(true).setVerifyHost(false));
    }

    @Override
    public Exchange send(OutgoingRequest request, long chunks, ResponseReceiver receiver) {
        refuseIfClosed();
        Context ofExchange = VertxContext.createNewDuplicatedContext(context);
        request.prepareContext().accept(ofExchange);
        SocketExchange exchange = new SocketExchange(ofExchange, receiver, chunks, open::remove);
        open.add(exchange);
        ofExchange.runOnContext(now -> exchange.begin(client, request));
        return exchange;
    }

    /** Opens a WebSocket, which the caller closes. It is closed when the application stops, at the latest. */
    public CompletionStage<WebSocket> webSocket(OutgoingRequest request) {
        refuseIfClosed();
        return webSockets.connect(new WebSocketConnectOptions().setHost(request.host()).setPort(request.port())
                .setSsl(request.isSecure()).setURI(request.target()).setHeaders(request.headers())).toCompletionStage();
    }

    private void refuseIfClosed() {
        if (closed) {
            throw new IllegalStateException("The application has stopped.");
        }
    }

    @Override
    public void close() {
        closed = true;
        open.forEach(Exchange::abort);
        client.close();
        webSockets.close();
    }
}
