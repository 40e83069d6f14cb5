package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.util.concurrent.CompletableFuture;

import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/**
 * Called in place of the methods of {@link HttpClient} with the same names. A request is sent as a copy that has the header of
 * the cause, so {@code HttpResponse.request()} returns this copy.
 */
public final class HttpClientCalls {

    private HttpClientCalls() {
    }

    public static <T> HttpResponse<T> send(HttpClient client, HttpRequest request, BodyHandler<T> body)
            throws IOException, InterruptedException {
        return client.send(described(request), body);
    }

    public static <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpClient client, HttpRequest request,
            BodyHandler<T> body) {
        return FollowedFuture.of(WorkKind.HTTP_CLIENT, () -> client.sendAsync(described(request), body));
    }

    public static <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpClient client, HttpRequest request,
            BodyHandler<T> body, PushPromiseHandler<T> pushes) {
        return FollowedFuture.of(WorkKind.HTTP_CLIENT, () -> client.sendAsync(described(request), body, pushes));
    }

    private static HttpRequest described(HttpRequest request) {
        Carried carried = request == null ? null : Carried.here();
        return carried == null ? request
                : HttpRequest.newBuilder(request, (name, value) -> !name.equalsIgnoreCase(CauseHeader.NAME))
                        .header(CauseHeader.NAME, carried.cause().header()).build();
    }
}
