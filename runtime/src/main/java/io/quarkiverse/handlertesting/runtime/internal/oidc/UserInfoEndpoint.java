package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jose4j.jwt.consumer.InvalidJwtException;

/** Answers with the claims of the user of an access token. Thread-safe. */
final class UserInfoEndpoint {

    /** Claims that describe the token and not its user. */
    private static final List<String> OF_TOKENS = List.of("iss", "aud", "iat", "exp", "jti");

    private final String provider;
    private final OidcTokens tokens;

    UserInfoEndpoint(String provider, OidcTokens tokens) {
        this.provider = provider;
        this.tokens = tokens;
    }

    Endpoint.Response answer(EndpointRequest request) {
        return request.credentials("Bearer").map(this::claims).orElseGet(() -> OidcAnswers.challenge(""));
    }

    private Endpoint.Response claims(String token) {
        try {
            Map<String, Object> claims = new LinkedHashMap<>(tokens.read(token));
            OF_TOKENS.forEach(claims::remove);
            return OidcAnswers.json(claims);
        } catch (InvalidJwtException invalid) {
            return OidcAnswers.challenge("error=\"invalid_token\", error_description=\""
                    + (invalid.hasExpired() ? "The token has expired." : "The token was not issued by " + provider + ".")
                    + "\"");
        }
    }
}
