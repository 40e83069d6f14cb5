package io.quarkiverse.handlertesting.runtime.internal.config;

import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Sessions of a test. */
@ConfigMapping(prefix = "quarkus.handler-testing.sessions")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface SessionsConfig {

    /** The name of the cookie by which the application knows its sessions. The default is the name that Vert.x uses. */
    @WithDefault("vertx-web.session")
    String cookieName();

    /** The maximum number of redirects that a request follows. One more fails the test. */
    @WithDefault("20")
    int maxRedirects();

    /**
     * The cookie whose value each request that may change something sends as a header too. With {@code quarkus-rest-csrf} it
     * is {@code csrf-token}.
     */
    Optional<String> csrfCookie();

    /** The name of that header. The default is the name that {@code quarkus-rest-csrf} uses. */
    @WithDefault("X-CSRF-TOKEN")
    String csrfHeader();
}
