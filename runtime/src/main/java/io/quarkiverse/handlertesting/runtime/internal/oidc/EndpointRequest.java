package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

import io.vertx.core.json.JsonObject;

/** A request to an OAuth endpoint. */
public interface EndpointRequest {

    /** The first value of a header. */
    Optional<String> header(String name);

    /** The first value of a form parameter, else of a query parameter. */
    Optional<String> parameter(String name);

    /** The credentials in {@code Authorization}, if it has this scheme. */
    default Optional<String> credentials(String scheme) {
        String prefix = scheme + " ";
        return header("Authorization").filter(value -> value.regionMatches(true, 0, prefix, 0, prefix.length()))
                .map(value -> value.substring(prefix.length()).strip());
    }

    /** The identifier of the client, by RFC 6749, section 2.3.1, or by RFC 7523, section 3. */
    default Optional<String> client() {
        Optional<String> basic = credentials("Basic");
        return basic.isEmpty()
                ? parameter("client_id").or(() -> parameter("client_assertion").flatMap(EndpointRequest::subject))
                : basic.flatMap(EndpointRequest::user);
    }

    /** The subject of a token. Any signature is accepted, as any secret is. */
    private static Optional<String> subject(String token) {
        try {
            String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
            return Optional.ofNullable(new JsonObject(claims).getString("sub"));
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<String> user(String basic) {
        try {
            String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            int end = pair.indexOf(':');
            return Optional.of(URLDecoder.decode(end < 0 ? pair : pair.substring(0, end), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
