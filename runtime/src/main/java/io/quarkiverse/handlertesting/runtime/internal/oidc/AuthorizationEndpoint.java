package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The page that the browser is sent to for the login. It has no form: the user of the test is logged in at once. Thread-safe.
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
            return OidcAnswers.page("The response_type is " + type.orElse(null) + ", but only code is known.");
        }
        if (user.isEmpty()) {
            return OidcAnswers.page("Nobody logs in at " + provider + ": say who does, OidcUpstream.login(user).");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("code", users.newCode(OidcLogin.of(user.get(), request)));
        request.parameter("state").ifPresent(state -> parameters.put("state", state));
        return OidcAnswers.redirect(redirect.get(), parameters);
    }
}
