package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.util.Map;
import java.util.function.Function;

/**
 * An address of an upstream whose answers are computed when calls arrive, on a worker thread. A stub of a test's own goes
 * before it.
 *
 * @param name in messages
 * @param method {@code "GET"}; {@link #ANY} for all
 * @param path of the upstream, without a query
 */
public record Endpoint(String name, String method, String path, Function<EndpointRequest, Response> answer) {

    public static final String ANY = "ANY";

    /** What an endpoint answers. */
    public record Response(int status, Map<String, String> headers, String body) {

        public Response {
            headers = Map.copyOf(headers);
        }
    }
}
