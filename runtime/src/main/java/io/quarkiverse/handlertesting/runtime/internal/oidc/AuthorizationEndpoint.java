package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.util.LinkedHashMap;
import java.util.Map;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;

/** Where the browser is sent to log in: whoever is to log in has done so at once. Thread-safe. */
final class AuthorizationEndpoint {

    private final String provider;
    private final OidcUsers users;

    AuthorizationEndpoint(String provider, OidcUsers users) {
        this.provider = provider;
        this.users = users;
    }

    ResponseDefinitionBuilder answer(Request request) {
        String redirect = RequestParameters.get(request, "redirect_uri");
        String type = RequestParameters.get(request, "response_type");
        OidcUser user = users.present();
        if (redirect == null) {
            return OidcAnswers.page("There is no redirect_uri.");
        }
        if (!"code".equals(type)) {
            return OidcAnswers.page("The response_type is " + type + ", but only code is known.");
        }
        if (user == null) {
            return OidcAnswers.page("Nobody logs in at " + provider + ": say who does, OidcUpstream.login(user).");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("code", users.newCode(login(user, redirect, request)));
        parameters.put("state", RequestParameters.get(request, "state"));
        return OidcAnswers.redirect(redirect, parameters);
    }

    private static OidcLogin login(OidcUser user, String redirect, Request request) {
        return new OidcLogin(user, redirect, RequestParameters.get(request, "nonce"),
                RequestParameters.get(request, "code_challenge"),
                "S256".equals(RequestParameters.get(request, "code_challenge_method")));
    }
}
