package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.taps.OutgoingCall;
import io.quarkiverse.handlertesting.runtime.internal.taps.OutgoingCallTap;
import io.quarkiverse.handlertesting.runtime.internal.text.Unwrapped;

/**
 * Called in place of the methods of {@link HttpClient} with the same names. A request is sent as a copy that has the header of
 * the cause, so {@code HttpResponse.request()} returns this copy. Requests are recorded.
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
        Optional<OutgoingCall> call = call(request, carried);
        try {
            HttpResponse<T> response = client.send(described(request, carried), body);
            call.ifPresent(sent -> sent.answered(response.statusCode(), location(response)));
            return response;
        } catch (IOException failed) {
            call.ifPresent(sent -> sent.failed(failed));
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

    private static <T> CompletableFuture<HttpResponse<T>> followed(HttpClient client, HttpRequest request,
            Function<HttpRequest, CompletableFuture<HttpResponse<T>>> send) {
        Carried carried = followed(client, request);
        if (carried == null) {
            return send.apply(request);
        }
        Optional<OutgoingCall> call = call(request, carried);
        return FollowedFuture.of(carried, WorkKind.HTTP_CLIENT, () -> send.apply(described(request, carried)),
                (response, failure) -> call.ifPresent(sent -> {
                    if (failure == null) {
                        sent.answered(response.statusCode(), location(response));
                    } else {
                        sent.failed(Unwrapped.ofStage(failure));
                    }
                }));
    }

    /** A mocked client gets the request that it expects. */
    private static Carried followed(HttpClient client, HttpRequest request) {
        return request == null || client.getClass().getModule() != HttpClient.class.getModule() ? null : Carried.here();
    }

    private static HttpRequest described(HttpRequest request, Carried carried) {
        return HttpRequest.newBuilder(request, (name, value) -> !name.equalsIgnoreCase(CauseHeader.NAME))
                .header(CauseHeader.NAME, carried.cause().header()).build();
    }

    private static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElse(null);
    }

    /** Empty for a request that the test sends itself: it sees the response, or the failure. */
    private static Optional<OutgoingCall> call(HttpRequest request, Carried carried) {
        return carried.cause().cause().isRequest() ? OutgoingCallTap.sending(request.method(), request.uri())
                : Optional.empty();
    }
}
