package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.util.Map;
import java.util.function.Function;

/**
 * An address of an upstream that computes its answers when calls arrive, on a worker thread. The test's own stubs take
 * precedence over it.
 *
 * @param name the name in messages
 * @param method {@code "GET"}; {@link #ANY} for all methods
 * @param path the path on the upstream, without a query
 */
public record Endpoint(String name, String method, String path, Function<EndpointRequest, Response> answer) {

    public static final String ANY = "ANY";

    /** The answer of an endpoint. */
    public record Response(int status, Map<String, String> headers, String body) {

        public Response {
            headers = Map.copyOf(headers);
        }
    }
}
