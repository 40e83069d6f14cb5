package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.util.LinkedHashMap;
import java.util.Map;

/** Answers with the claims of the user of an access token. Thread-safe. */
final class UserInfoEndpoint {

    private final TokenStore tokens;

    UserInfoEndpoint(TokenStore tokens) {
        this.tokens = tokens;
    }

    Endpoint.Response answer(EndpointRequest request) {
        return request.credentials("Bearer").map(this::claims).orElseGet(() -> OidcAnswers.challenge(""));
    }

    private Endpoint.Response claims(String token) {
        try {
            Map<String, Object> claims = new LinkedHashMap<>(tokens.claims(token));
            OidcTokens.OF_TOKEN.forEach(claims::remove);
            return OidcAnswers.json(claims);
        } catch (IllegalArgumentException refused) {
            return OidcAnswers.challenge("error=\"invalid_token\", error_description=\"" + refused.getMessage() + "\"");
        }
    }
}
