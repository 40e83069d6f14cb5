package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Introspection (RFC 7662) and revocation (RFC 7009) of tokens. Accepts any client. Thread-safe. */
final class TokenStatusEndpoints {

    private final TokenStore tokens;

    TokenStatusEndpoints(TokenStore tokens) {
        this.tokens = tokens;
    }

    Endpoint.Response introspect(EndpointRequest request) {
        return withToken(request, token -> {
            try {
                return active(tokens.claims(token));
            } catch (IllegalArgumentException refused) {
                return Map.of("active", false);
            }
        });
    }

    private static Map<String, Object> active(Map<String, Object> claims) {
        Map<String, Object> answer = new LinkedHashMap<>(claims);
        answer.put("active", true);
        answer.put("token_type", "Bearer");
        answer.putIfAbsent("username", claims.getOrDefault("preferred_username", claims.get("sub")));
        // Quarkus reads only a text.
        answer.computeIfPresent("aud", (same, all) -> all instanceof List<?> list && list.size() == 1 ? list.get(0) : all);
        return answer;
    }

    /** Also succeeds for a token that is unknown: section 2.2. */
    Endpoint.Response revoke(EndpointRequest request) {
        return withToken(request, token -> {
            tokens.revoke(token);
            return Map.of();
        });
    }

    private static Endpoint.Response withToken(EndpointRequest request, Function<String, Map<String, Object>> answer) {
        return request.parameter("token").map(token -> OidcAnswers.json(answer.apply(token)))
                .orElseGet(() -> OidcAnswers.refusal("invalid_request", "There is no token."));
    }
}
