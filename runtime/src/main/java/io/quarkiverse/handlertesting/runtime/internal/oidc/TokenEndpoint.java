package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Issues the tokens for a grant. Accepts any client secret and any password. Thread-safe. */
final class TokenEndpoint {

    static final List<String> GRANTS = List.of("authorization_code", "refresh_token", "client_credentials", "password");

    private static final String REFRESH_OF = "refresh-of-";

    private final OidcUsers users;
    private final OidcTokens tokens;

    TokenEndpoint(OidcUsers users, OidcTokens tokens) {
        this.users = users;
        this.tokens = tokens;
    }

    Endpoint.Response answer(EndpointRequest request) {
        String grant = request.parameter("grant_type").orElse("");
        try {
            return switch (grant) {
                case "authorization_code" -> code(request);
                case "refresh_token" -> refresh(request);
                case "client_credentials" -> client(request);
                case "password" -> ofUser(OidcLogin.of(users.get(needed(request, "username"))), request);
                case "" -> throw new Refusal("invalid_request", "There is no grant_type.");
                default -> throw new Refusal("unsupported_grant_type",
                        "The grant_type is " + grant + ", but only " + String.join(", ", GRANTS) + " are supported.");
            };
        } catch (Refusal refusal) {
            return OidcAnswers.refusal(refusal.error, refusal.getMessage());
        } catch (IllegalArgumentException unknown) {
            return OidcAnswers.refusal("invalid_grant", unknown.getMessage());
        }
    }

    private Endpoint.Response code(EndpointRequest request) {
        OidcLogin login = users.redeem(needed(request, "code"));
        login.check(request);
        return ofUser(login, request);
    }

    private Endpoint.Response refresh(EndpointRequest request) {
        String token = needed(request, "refresh_token");
        if (!token.startsWith(REFRESH_OF)) {
            throw new IllegalArgumentException("Unknown refresh_token " + token + ". Known tokens: " + REFRESH_OF
                    + "<user> for each user.");
        }
        return ofUser(OidcLogin.of(users.get(token.substring(REFRESH_OF.length()))), request);
    }

    private Endpoint.Response client(EndpointRequest request) {
        String client = request.client().orElseThrow(() -> new Refusal("invalid_client",
                "There is no client, neither in Authorization: Basic nor as client_id."));
        return OidcAnswers.json(answer(users.find(client).orElseGet(() -> new OidcUser(client, List.of(), Map.of()))));
    }

    private Endpoint.Response ofUser(OidcLogin login, EndpointRequest request) {
        Map<String, Object> answer = answer(login.user());
        answer.put("refresh_token", REFRESH_OF + login.user().name());
        answer.put("id_token", tokens.id(login.user(), request.client().or(login::client), login.nonce()));
        return OidcAnswers.json(answer);
    }

    private Map<String, Object> answer(OidcUser user) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", tokens.access(user));
        answer.put("token_type", "Bearer");
        answer.put("expires_in", OidcTokens.LIFETIME.toSeconds());
        return answer;
    }

    private static String needed(EndpointRequest request, String name) {
        return request.parameter(name)
                .orElseThrow(() -> new Refusal("invalid_request", "There is no " + name + "."));
    }

    private static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String error;

        Refusal(String error, String why) {
            super(why, null, false, false);
            this.error = error;
        }
    }
}
