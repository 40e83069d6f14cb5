package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.util.List;

/** The paths of a provider, after its prefix: the discovery path of OpenID Connect, and Keycloak's paths for all others. */
final class OidcPaths {

    static final String DISCOVERY = "/.well-known/openid-configuration";
    static final String AUTHORIZATION = "/protocol/openid-connect/auth";
    static final String PUSHED_AUTHORIZATION = "/protocol/openid-connect/ext/par/request";
    static final String DEVICE_AUTHORIZATION = "/protocol/openid-connect/auth/device";
    static final String TOKEN = "/protocol/openid-connect/token";
    static final String INTROSPECTION = "/protocol/openid-connect/token/introspect";
    static final String REVOCATION = "/protocol/openid-connect/revoke";
    static final String USER_INFO = "/protocol/openid-connect/userinfo";
    static final String END_SESSION = "/protocol/openid-connect/logout";
    /** The discovery publishes the first. */
    static final List<String> KEYS = List.of("/protocol/openid-connect/certs", "/.well-known/jwks.json");

    private OidcPaths() {
    }
}
