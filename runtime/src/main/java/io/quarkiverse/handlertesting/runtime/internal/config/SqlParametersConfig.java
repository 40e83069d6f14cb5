package io.quarkiverse.handlertesting.runtime.internal.config;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The part of a statement in a database that is recorded. */
@ConfigMapping(prefix = "quarkus.handler-testing.taps")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface SqlParametersConfig {

    /**
     * Whether the values of the parameters of statements are recorded and shown, with secrets masked by the names of their
     * columns. Otherwise only those of {@code OFFSET}, {@code LIMIT} and {@code FETCH} are.
     */
    @WithDefault("false")
    boolean sqlParameters();
}
