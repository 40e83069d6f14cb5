package io.quarkiverse.handlertesting.benchmarks.probes.client;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;

/**
 * The client of Vert.x, with persistent connections, on the application's Vert.x ({@code @Inject Vertx}). Each exchange begins
 * on an event loop: if the thread of a test began it, a body could arrive before its handler is set, and be lost.
 */
final class VertxSender implements StreamSender {

    private static final int LIMIT_IN_SECONDS = 10;

    private final HttpClient client;
    private final Context eventLoop;

    VertxSender(Vertx vertx, URI application) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setDefaultHost(application.getHost()).setDefaultPort(application.getPort()));
        this.eventLoop = vertx.getOrCreateContext();
    }

    @Override
    public void send(Endpoint endpoint) throws Exception {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        eventLoop.runOnContext(begin -> request(endpoint)
                .compose(response -> response.body().map(body -> new Answer(response, body)))
                .onSuccess(answer::complete).onFailure(answer::completeExceptionally));
        check(answer, endpoint);
    }

    @Override
    public long firstEvent() throws Exception {
        CompletableFuture<Buffer> first = new CompletableFuture<>();
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        eventLoop.runOnContext(begin -> request(Endpoint.EVENTS).compose(response -> {
            Buffer body = Buffer.buffer();
            response.handler(chunk -> {
                body.appendBuffer(chunk);
                first.complete(chunk);
            });
            return response.end().map(end -> new Answer(response, body));
        }).onSuccess(answer::complete).onFailure(answer::completeExceptionally).onFailure(first::completeExceptionally));
        first.get(LIMIT_IN_SECONDS, TimeUnit.SECONDS);
        long now = System.nanoTime();
        check(answer, Endpoint.EVENTS);
        return now;
    }

    private Future<HttpClientResponse> request(Endpoint endpoint) {
        if (endpoint.json() == null) {
            return client.request(HttpMethod.GET, endpoint.path()).compose(HttpClientRequest::send);
        }
        return client.request(HttpMethod.POST, endpoint.path())
                .compose(request -> request.putHeader("Content-Type", "application/json").send(endpoint.json()));
    }

    private static void check(CompletableFuture<Answer> exchange, Endpoint endpoint) throws Exception {
        Answer answer = exchange.get(LIMIT_IN_SECONDS, TimeUnit.SECONDS);
        endpoint.check(answer.response().statusCode(), answer.body().toString());
    }

    private record Answer(HttpClientResponse response, Buffer body) {
    }
}
