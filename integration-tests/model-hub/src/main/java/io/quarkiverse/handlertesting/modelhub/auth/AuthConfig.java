package io.quarkiverse.handlertesting.modelhub.auth;

import java.net.URI;

import io.smallrye.config.ConfigMapping;

/** How this application is known to the identity provider. */
@ConfigMapping(prefix = "model-hub.auth")
interface AuthConfig {

    /** Where browsers are sent to log in; not always at the address where this application reaches the provider. */
    URI authorizeUrl();

    String clientId();

    String scope();
}
