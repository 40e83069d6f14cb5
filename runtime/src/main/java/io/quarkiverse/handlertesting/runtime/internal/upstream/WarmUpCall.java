package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.quarkiverse.handlertesting.runtime.internal.oidc.Endpoint;
import io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock.StubFiles;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;

/**
 * A call that loads all classes that a call needs, from the socket to the last byte of the response, so that the first call of
 * the application does not wait for them. It has a listener and a WireMock of its own, so no test sees it.
 */
final class WarmUpCall {

    private static final String HOST = "localhost";
    private static final int TIME_LIMIT_SECONDS = 30;
    private static final String REQUEST = """
            POST /warm-up HTTP/1.1\r
            Host: localhost\r
            Content-Type: application/json\r
            Content-Length: 2\r
            Connection: close\r
            \r
            {}""";

    private final Vertx vertx;
    private final Handler<HttpServerRequest> handler;

    WarmUpCall(Vertx vertx, WorkerExecutor workers) {
        PartitionedUpstream upstream = new PartitionedUpstream("warm-up", StubFiles.none());
        upstream.provider(engine -> engine.add(new Endpoint("warm-up", Endpoint.ANY, "/warm-up",
                request -> new Endpoint.Response(200, Map.of("Content-Type", "application/json"), "{}"))), engine -> {
                });
        Router router = Router.router(vertx);
        router.route().handler(new UpstreamHandler(upstream, workers));
        this.vertx = vertx;
        this.handler = router;
    }

    /**
     * Sends the call, and blocks until the response has ended.
     *
     * @return head and body of the response
     */
    String send() {
        HttpServer server = vertx.createHttpServer(new HttpServerOptions().setHost(HOST).setPort(0)).requestHandler(handler)
                .listen().toCompletionStage().toCompletableFuture().orTimeout(TIME_LIMIT_SECONDS, TimeUnit.SECONDS).join();
        try (Socket socket = new Socket(HOST, server.actualPort())) {
            socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(TIME_LIMIT_SECONDS));
            socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            server.close();
        }
    }
}
