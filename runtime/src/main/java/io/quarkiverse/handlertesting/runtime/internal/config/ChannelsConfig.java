package io.quarkiverse.handlertesting.runtime.internal.config;

import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;

/** Channels of messages. Fixed when the tests are built. */
@ConfigMapping(prefix = "quarkus.handler-testing.channels")
@ConfigRoot(phase = ConfigPhase.BUILD_AND_RUN_TIME_FIXED)
public interface ChannelsConfig {

    /**
     * The channels whose broker is mocked: {@code true} for all that a connector reads or writes, or the names of channels.
     * Without names, no channel is mocked.
     */
    Optional<List<String>> mocked();
}
