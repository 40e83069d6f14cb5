package io.quarkiverse.handlertesting.runtime.internal.streams;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** A server with one route, and clients that read its response as it arrives. */
public final class RouteServer implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final HttpClient client;

    public RouteServer(Handler<RoutingContext> route) throws Exception {
        this(HttpVersion.HTTP_1_1, route);
    }

    /** @param version the HTTP version of its clients, with prior knowledge */
    public RouteServer(HttpVersion version, Handler<RoutingContext> route) throws Exception {
        client = vertx.createHttpClient(
                new HttpClientOptions().setProtocolVersion(version).setHttp2ClearTextUpgrade(false));
        Router router = Router.router(vertx);
        router.route("/").handler(route);
        server = done(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
    }

    public static <T> T done(Future<T> future) throws Exception {
        CompletionStage<T> stage = future.toCompletionStage();
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** Waits for the head of the response. */
    public Reader get(String... headers) throws Exception {
        HttpClientRequest request = done(client.request(HttpMethod.GET, server.actualPort(), "127.0.0.1", "/"));
        for (int i = 0; i < headers.length; i += 2) {
            request.putHeader(headers[i], headers[i + 1]);
        }
        Reader reader = new Reader();
        done(request.response(reader::begin).send());
        return reader;
    }

    /** The response that one client receives. */
    public static final class Reader {

        public final BlockingQueue<String> chunks = new LinkedBlockingQueue<>();
        public final BlockingQueue<String> end = new LinkedBlockingQueue<>();
        public HttpClientResponse response;

        private void begin(AsyncResult<HttpClientResponse> begun) {
            if (begun.failed()) {
                end.add("failed");
                return;
            }
            response = begun.result();
            response.handler(chunk -> chunks.add(chunk.toString()));
            response.endHandler(ended -> end.add("end"));
            response.exceptionHandler(
                    failed -> end.add(failed instanceof StreamResetException reset ? "reset " + reset.getCode() : "cut"));
        }

        public String next() throws InterruptedException {
            return chunks.poll(10, TimeUnit.SECONDS);
        }

        /** How the response has ended. */
        public String ended() throws InterruptedException {
            return end.poll(10, TimeUnit.SECONDS);
        }

        /** The unread rest of the response. */
        public String rest() throws InterruptedException {
            String ended = ended();
            return String.join("", chunks) + "(" + ended + ")";
        }

        public void leave() {
            response.request().connection().close();
        }
    }

    @Override
    public void close() throws Exception {
        done(vertx.close());
    }
}
