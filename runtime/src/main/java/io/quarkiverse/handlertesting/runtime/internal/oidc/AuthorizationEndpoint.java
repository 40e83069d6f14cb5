package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The page to which the application redirects the browser for the login. It has no form: the user that the test has named is
 * logged in at once. Thread-safe.
 */
final class AuthorizationEndpoint {

    private final String provider;
    private final OidcUsers users;
    private final PushedRequests pushed;

    AuthorizationEndpoint(String provider, OidcUsers users, PushedRequests pushed) {
        this.provider = provider;
        this.users = users;
        this.pushed = pushed;
    }

    Endpoint.Response answer(EndpointRequest request) {
        try {
            return logIn(pushed.find(request).orElseThrow(() -> new IllegalArgumentException("The request_uri is unknown.")));
        } catch (IllegalArgumentException refused) {
            return OidcAnswers.page(refused.getMessage());
        }
    }

    private Endpoint.Response logIn(EndpointRequest request) {
        String back = RedirectAddress.of("redirect_uri", request.parameter("redirect_uri")
                .orElseThrow(() -> new IllegalArgumentException("There is no redirect_uri.")));
        Optional<String> type = request.parameter("response_type");
        if (type.filter("code"::equals).isEmpty()) {
            throw new IllegalArgumentException("The response_type is " + type.orElse(null) + ", but only code is supported.");
        }
        String mode = request.parameter("response_mode").orElse("query");
        if (!Discovery.RESPONSE_MODES.contains(mode)) {
            throw new IllegalArgumentException("The response_mode is " + mode + ", but only "
                    + String.join(" and ", Discovery.RESPONSE_MODES) + " are supported.");
        }
        OidcUser user = users.present().orElseThrow(() -> new IllegalArgumentException(
                "No user logs in at " + provider + ": name one with OidcUpstream.login(user)."));
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("code", users.newCode(OidcLogin.of(user, request)));
        request.parameter("state").ifPresent(state -> parameters.put("state", state));
        return mode.equals("query") ? OidcAnswers.redirect(back, parameters) : OidcAnswers.form(back, parameters);
    }
}
