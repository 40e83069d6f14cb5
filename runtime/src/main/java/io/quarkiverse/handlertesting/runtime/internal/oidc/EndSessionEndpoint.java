package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.util.Map;
import java.util.Optional;

/**
 * The page to which the application redirects the browser for the logout: OpenID Connect RP-Initiated Logout 1.0. It asks
 * nothing, and redirects the browser back at once. Thread-safe.
 */
final class EndSessionEndpoint {

    private static final String BACK = "post_logout_redirect_uri";

    private final String provider;
    private final OidcTokens tokens;

    EndSessionEndpoint(String provider, OidcTokens tokens) {
        this.provider = provider;
        this.tokens = tokens;
    }

    Endpoint.Response answer(EndpointRequest request) {
        if (request.parameter("id_token_hint").filter(hint -> !tokens.hasSigned(hint)).isPresent()) {
            return OidcAnswers.page("The id_token_hint was not issued by " + provider + ".");
        }
        Optional<String> back = request.parameter(BACK);
        if (back.isEmpty()) {
            return OidcAnswers.page(200, "The user has logged out at " + provider + ".");
        }
        try {
            return OidcAnswers.redirect(RedirectAddress.of(BACK, back.get()),
                    request.parameter("state").map(state -> Map.of("state", state)).orElse(Map.of()));
        } catch (IllegalArgumentException invalid) {
            return OidcAnswers.page(invalid.getMessage());
        }
    }
}
