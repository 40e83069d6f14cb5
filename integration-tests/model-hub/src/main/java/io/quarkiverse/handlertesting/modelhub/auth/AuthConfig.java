package io.quarkiverse.handlertesting.modelhub.auth;

import java.net.URI;

import io.smallrye.config.ConfigMapping;

/** The registration of this application at the identity provider. */
@ConfigMapping(prefix = "model-hub.auth")
interface AuthConfig {

    /** The address to which browsers are redirected to log in. It may differ from the address that this application calls. */
    URI authorizeUrl();

    String clientId();

    String scope();
}
