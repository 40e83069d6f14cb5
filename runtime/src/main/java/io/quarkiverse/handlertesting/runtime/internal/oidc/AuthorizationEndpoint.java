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

    AuthorizationEndpoint(String provider, OidcUsers users) {
        this.provider = provider;
        this.users = users;
    }

    Endpoint.Response answer(EndpointRequest request) {
        Optional<String> redirect = request.parameter("redirect_uri");
        Optional<String> type = request.parameter("response_type");
        Optional<OidcUser> user = users.present();
        if (redirect.isEmpty()) {
            return OidcAnswers.page("There is no redirect_uri.");
        }
        if (type.filter("code"::equals).isEmpty()) {
            return OidcAnswers.page("The response_type is " + type.orElse(null) + ", but only code is supported.");
        }
        if (user.isEmpty()) {
            return OidcAnswers.page("No user logs in at " + provider + ": name one with OidcUpstream.login(user).");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("code", users.newCode(OidcLogin.of(user.get(), request)));
        request.parameter("state").ifPresent(state -> parameters.put("state", state));
        return OidcAnswers.redirect(redirect.get(), parameters);
    }
}
