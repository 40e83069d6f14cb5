package io.quarkiverse.handlertesting.runtime.internal.config;

import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Users of a test. */
@ConfigMapping(prefix = "quarkus.handler-testing.sessions")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface SessionsConfig {

    /** The cookie by which the application knows its sessions. The default is that of Vert.x. */
    @WithDefault("vertx-web.session")
    String cookieName();

    /** How many redirects of a request are followed, before it fails. */
    @WithDefault("20")
    int maxRedirects();

    /**
     * The cookie whose value is sent as a header too, with each request that may change something. With
     * {@code quarkus-rest-csrf} it is {@code csrf-token}.
     */
    Optional<String> csrfCookie();

    /** The header for it. The default is that of {@code quarkus-rest-csrf}. */
    @WithDefault("X-CSRF-TOKEN")
    String csrfHeader();
}
