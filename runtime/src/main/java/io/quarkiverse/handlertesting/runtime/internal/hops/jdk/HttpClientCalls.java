package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.taps.FailedCallTap;
import io.quarkiverse.handlertesting.runtime.internal.text.Unwrapped;

/**
 * Called in place of the methods of {@link HttpClient} with the same names. A request is sent as a copy that has the header of
 * the cause, so {@code HttpResponse.request()} returns this copy. A request that gets no response is recorded.
 */
public final class HttpClientCalls {

    private HttpClientCalls() {
    }

    public static <T> HttpResponse<T> send(HttpClient client, HttpRequest request, BodyHandler<T> body)
            throws IOException, InterruptedException {
        Carried carried = followed(client, request);
        if (carried == null) {
            return client.send(request, body);
        }
        try {
            return client.send(described(request, carried), body);
        } catch (IOException failed) {
            record(request, carried, failed);
            throw failed;
        }
    }

    public static <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpClient client, HttpRequest request,
            BodyHandler<T> body) {
        return followed(client, request, sent -> client.sendAsync(sent, body));
    }

    public static <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpClient client, HttpRequest request,
            BodyHandler<T> body, PushPromiseHandler<T> pushes) {
        return followed(client, request, sent -> client.sendAsync(sent, body, pushes));
    }

    private static <T> CompletableFuture<T> followed(HttpClient client, HttpRequest request,
            Function<HttpRequest, CompletableFuture<T>> send) {
        Carried carried = followed(client, request);
        if (carried == null) {
            return send.apply(request);
        }
        return FollowedFuture.of(carried, WorkKind.HTTP_CLIENT, () -> send.apply(described(request, carried)),
                failure -> record(request, carried, failure));
    }

    /** A mocked client gets the request that it expects. */
    private static Carried followed(HttpClient client, HttpRequest request) {
        return request == null || client.getClass().getModule() != HttpClient.class.getModule() ? null : Carried.here();
    }

    private static HttpRequest described(HttpRequest request, Carried carried) {
        return HttpRequest.newBuilder(request, (name, value) -> !name.equalsIgnoreCase(CauseHeader.NAME))
                .header(CauseHeader.NAME, carried.cause().header()).build();
    }

    /** A test that sends a request itself sees the failure. */
    private static void record(HttpRequest request, Carried carried, Throwable failure) {
        if (carried.cause().cause().isRequest()) {
            FailedCallTap.failed(request.method(), request.uri(), Unwrapped.ofStage(failure));
        }
    }
}
