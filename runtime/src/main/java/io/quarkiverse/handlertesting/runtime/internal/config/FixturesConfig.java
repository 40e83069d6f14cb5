package io.quarkiverse.handlertesting.runtime.internal.config;

import java.time.Duration;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Fixtures of tests. */
@ConfigMapping(prefix = "quarkus.handler-testing.fixtures")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface FixturesConfig {

    /** How long a test waits for a fixture that returns a {@code Uni} or a {@code CompletionStage}. */
    @WithDefault("10s")
    Duration timeout();
}
