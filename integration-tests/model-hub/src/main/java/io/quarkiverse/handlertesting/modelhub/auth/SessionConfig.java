package io.quarkiverse.handlertesting.modelhub.auth;

import io.smallrye.config.ConfigMapping;

@ConfigMapping(prefix = "model-hub.session")
interface SessionConfig {

    /** Whether browsers return the session's cookie over HTTPS only. */
    boolean secure();
}
