package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Issues the tokens for a grant. Accepts any client secret and any password. Thread-safe. */
final class TokenEndpoint {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String DEVICE = "urn:ietf:params:oauth:grant-type:device_code";

    static final List<String> GRANTS = List.of("authorization_code", "refresh_token", "client_credentials", "password",
            JWT_BEARER, EXCHANGE, DEVICE);

    private static final String REFRESH_OF = "refresh-of-";

    private final OidcUsers users;
    private final OidcTokens tokens;
    private final TokenStore store;
    private final DeviceEndpoint devices;

    TokenEndpoint(OidcUsers users, OidcTokens tokens, TokenStore store, DeviceEndpoint devices) {
        this.users = users;
        this.tokens = tokens;
        this.store = store;
        this.devices = devices;
    }

    Endpoint.Response answer(EndpointRequest request) {
        String grant = request.parameter("grant_type").orElse("");
        try {
            return OidcAnswers.json(switch (grant) {
                case "authorization_code" -> code(request);
                case "refresh_token" -> refresh(request);
                case "client_credentials" -> client(request);
                case "password" -> ofUser(OidcLogin.of(users.get(needed(request, "username"))), request);
                case JWT_BEARER -> bearer(needed(request, "assertion"), request);
                case EXCHANGE -> exchange(request);
                case DEVICE -> device(request);
                case "" -> throw new Refusal("invalid_request", "There is no grant_type.");
                default -> throw new Refusal("unsupported_grant_type",
                        "The grant_type is " + grant + ", but only " + String.join(", ", GRANTS) + " are supported.");
            });
        } catch (Refusal refusal) {
            return OidcAnswers.refusal(refusal.error, refusal.getMessage());
        } catch (IllegalArgumentException unknown) {
            return OidcAnswers.refusal("invalid_grant", unknown.getMessage());
        }
    }

    private Map<String, Object> code(EndpointRequest request) {
        OidcLogin login = users.redeem(needed(request, "code"));
        login.check(request);
        return ofUser(login, request);
    }

    private Map<String, Object> refresh(EndpointRequest request) {
        String token = needed(request, "refresh_token");
        if (!token.startsWith(REFRESH_OF)) {
            throw new IllegalArgumentException("Unknown refresh_token " + token + ". Known tokens: " + REFRESH_OF
                    + "<user> for each user.");
        }
        if (store.isRevoked(token)) {
            throw new IllegalArgumentException("The token was revoked.");
        }
        return ofUser(OidcLogin.of(users.get(token.substring(REFRESH_OF.length()))), request);
    }

    private Map<String, Object> client(EndpointRequest request) {
        String client = request.client().orElseThrow(() -> new Refusal("invalid_client",
                "There is no client, neither in Authorization: Basic nor as client_id."));
        return answer(access(ofClient(client), request));
    }

    private OidcUser ofClient(String client) {
        return users.find(client).orElseGet(() -> new OidcUser(client, List.of(), Map.of()));
    }

    /** RFC 7523, section 2.1. The assertion is a token of this provider, or of a client, which may have any key. */
    private Map<String, Object> bearer(String assertion, EndpointRequest request) {
        Optional<OidcTokens.Assertion> own = tokens.assertion(assertion);
        return own.isEmpty() ? exchanged(assertion, request)
                : answer(access(own.get().isOfClient() ? ofClient(own.get().subject()) : users.get(own.get().subject()),
                        request));
    }

    /** RFC 8693. */
    private Map<String, Object> exchange(EndpointRequest request) {
        Map<String, Object> answer = exchanged(needed(request, "subject_token"), request);
        answer.put("issued_token_type", "urn:ietf:params:oauth:token-type:access_token");
        return answer;
    }

    /** A token of the same user, for the audience and the scope that the client requests. */
    private Map<String, Object> exchanged(String token, EndpointRequest request) {
        Map<String, Object> claims = new LinkedHashMap<>(store.claims(token));
        OidcTokens.OF_TOKEN.forEach(claims::remove);
        audience(request).ifPresent(audience -> claims.put("aud", audience));
        request.parameter("scope").ifPresent(scope -> claims.put("scope", scope));
        return answer(tokens.token(claims));
    }

    private Map<String, Object> device(EndpointRequest request) {
        String code = needed(request, "device_code");
        if (!devices.knows(code)) {
            throw new IllegalArgumentException("The device_code " + code + " is unknown, or already redeemed.");
        }
        OidcUser user = users.present().orElseThrow(() -> new Refusal("authorization_pending",
                "No user has confirmed the device: name one with OidcUpstream.login(user)."));
        devices.redeem(code);
        return ofUser(OidcLogin.of(user), request);
    }

    private Map<String, Object> ofUser(OidcLogin login, EndpointRequest request) {
        Map<String, Object> answer = answer(access(login.user(), request));
        answer.put("refresh_token", REFRESH_OF + login.user().name());
        answer.put("id_token", tokens.id(login.user(), request.client().or(login::client), login.nonce()));
        return answer;
    }

    /** A token for the audience and the scope that the client requests, unless the claims of the user have them. */
    private String access(OidcUser user, EndpointRequest request) {
        Map<String, Object> claims = user.allClaims();
        audience(request).ifPresent(audience -> claims.putIfAbsent("aud", audience));
        request.parameter("scope").ifPresent(scope -> claims.putIfAbsent("scope", scope));
        return tokens.token(claims);
    }

    private static Optional<List<String>> audience(EndpointRequest request) {
        return request.parameter("audience").map(audience -> List.of(audience.split(" ")));
    }

    private static Map<String, Object> answer(String accessToken) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", accessToken);
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
