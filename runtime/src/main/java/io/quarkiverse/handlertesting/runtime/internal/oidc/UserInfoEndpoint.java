package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jose4j.jwt.consumer.InvalidJwtException;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;

/** Tells whose an access token is. Thread-safe. */
final class UserInfoEndpoint {

    private static final String BEARER = "Bearer ";
    /** Of the token, and not of its user. */
    private static final List<String> OF_TOKENS = List.of("iss", "aud", "iat", "exp", "jti");

    private final String provider;
    private final OidcTokens tokens;

    UserInfoEndpoint(String provider, OidcTokens tokens) {
        this.provider = provider;
        this.tokens = tokens;
    }

    ResponseDefinitionBuilder answer(Request request) {
        String authorization = request.getHeader("Authorization");
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return OidcAnswers.challenge("");
        }
        try {
            Map<String, Object> claims = new LinkedHashMap<>(tokens.read(authorization.substring(BEARER.length()).strip()));
            OF_TOKENS.forEach(claims::remove);
            return OidcAnswers.json(claims);
        } catch (InvalidJwtException invalid) {
            return OidcAnswers.challenge("error=\"invalid_token\", error_description=\""
                    + (invalid.hasExpired() ? "The token has expired." : "The token is not one of " + provider + ".") + "\"");
        }
    }
}
