package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The document that describes a provider: OpenID Connect Discovery 1.0, section 3, and the specifications that add to it. */
final class Discovery {

    static final List<String> RESPONSE_MODES = List.of("query", "form_post");

    private Discovery() {
    }

    /** @param base the address of the provider */
    static Endpoint.Response answer(String base, String issuer) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("issuer", issuer);
        all.put("authorization_endpoint", base + OidcPaths.AUTHORIZATION);
        all.put("pushed_authorization_request_endpoint", base + OidcPaths.PUSHED_AUTHORIZATION);
        all.put("device_authorization_endpoint", base + OidcPaths.DEVICE_AUTHORIZATION);
        all.put("token_endpoint", base + OidcPaths.TOKEN);
        all.put("introspection_endpoint", base + OidcPaths.INTROSPECTION);
        all.put("revocation_endpoint", base + OidcPaths.REVOCATION);
        all.put("userinfo_endpoint", base + OidcPaths.USER_INFO);
        all.put("end_session_endpoint", base + OidcPaths.END_SESSION);
        all.put("jwks_uri", base + OidcPaths.KEYS.get(0));
        all.put("response_types_supported", List.of("code"));
        all.put("response_modes_supported", RESPONSE_MODES);
        all.put("grant_types_supported", TokenEndpoint.GRANTS);
        all.put("subject_types_supported", List.of("public"));
        all.put("id_token_signing_alg_values_supported", List.of("RS256", "ES256"));
        all.put("code_challenge_methods_supported", List.of("plain", "S256"));
        all.put("token_endpoint_auth_methods_supported",
                List.of("client_secret_basic", "client_secret_post", "client_secret_jwt", "private_key_jwt", "none"));
        all.put("backchannel_logout_supported", true);
        all.put("backchannel_logout_session_supported", true);
        return OidcAnswers.json(all);
    }
}
