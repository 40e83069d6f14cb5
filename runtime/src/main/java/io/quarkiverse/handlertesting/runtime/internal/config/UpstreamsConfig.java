package io.quarkiverse.handlertesting.runtime.internal.config;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Mock upstreams. */
@ConfigMapping(prefix = "quarkus.handler-testing.upstream")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface UpstreamsConfig {

    /** Whether a call that no stub matches fails its test. */
    @WithDefault("true")
    boolean failOnUnmatched();
}
