package io.quarkiverse.handlertesting.runtime.internal.config;

import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;

/** Where the cause of work is followed. Fixed when the tests are built. */
@ConfigMapping(prefix = "quarkus.handler-testing.cause")
@ConfigRoot(phase = ConfigPhase.BUILD_AND_RUN_TIME_FIXED)
public interface CauseConfig {

    /**
     * Packages of other jars whose threads, futures, executors and timers of the JDK are followed, each with its subpackages.
     * Those of the application, of its tests and of modules of the same build always are.
     */
    Optional<List<String>> packages();
}
