package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.util.List;

/** The paths of a provider, after its prefix: the discovery path of OpenID Connect, and Keycloak's paths for all others. */
final class OidcPaths {

    static final String DISCOVERY = "/.well-known/openid-configuration";
    static final String AUTHORIZATION = "/protocol/openid-connect/auth";
    static final String TOKEN = "/protocol/openid-connect/token";
    static final String USER_INFO = "/protocol/openid-connect/userinfo";
    /** The discovery publishes the first. */
    static final List<String> KEYS = List.of("/protocol/openid-connect/certs", "/.well-known/jwks.json");

    private OidcPaths() {
    }
}
