package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.util.List;

/** Where a provider has what, behind its prefix: the discovery as OpenID Connect says, all else as Keycloak has it. */
final class OidcPaths {

    static final String DISCOVERY = "/.well-known/openid-configuration";
    static final String AUTHORIZATION = "/protocol/openid-connect/auth";
    static final String TOKEN = "/protocol/openid-connect/token";
    static final String USER_INFO = "/protocol/openid-connect/userinfo";
    /** The first is that of the discovery. */
    static final List<String> KEYS = List.of("/protocol/openid-connect/certs", "/.well-known/jwks.json");

    private OidcPaths() {
    }
}
