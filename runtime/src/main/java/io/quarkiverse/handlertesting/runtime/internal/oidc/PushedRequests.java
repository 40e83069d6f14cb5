package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.vertx.core.json.JsonObject;

/** Keeps requests for a login that an application sends beforehand: RFC 9126. Thread-safe. */
final class PushedRequests {

    private static final String PREFIX = "urn:ietf:params:oauth:request_uri:";

    private final Map<String, EndpointRequest> requests = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    Endpoint.Response answer(EndpointRequest request) {
        if (request.parameter("request_uri").isPresent()) {
            return OidcAnswers.refusal("invalid_request", "A pushed request must not have a request_uri.");
        }
        String uri = PREFIX + count.incrementAndGet();
        requests.put(uri, request);
        JsonObject body = new JsonObject().put("request_uri", uri).put("expires_in", OidcTokens.LIFETIME.toSeconds());
        return OidcAnswers.json(201, body.encode());
    }

    /** The request that a browser brings, or the pushed one that it names; empty if the name is unknown. */
    Optional<EndpointRequest> find(EndpointRequest request) {
        Optional<String> uri = request.parameter("request_uri");
        return uri.isEmpty() ? Optional.of(request) : uri.map(requests::get);
    }
}
