package io.quarkiverse.handlertesting.runtime.internal.config;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is recorded. Fixed when the tests are built. */
@ConfigMapping(prefix = "quarkus.handler-testing.taps")
@ConfigRoot(phase = ConfigPhase.BUILD_AND_RUN_TIME_FIXED)
public interface TapsConfig {

    /** CDI events that are fired synchronously. */
    @WithDefault("true")
    boolean cdi();

    /**
     * CDI events that are fired with {@code fireAsync}. With this tap, {@code fireAsync} always has an observer: where the
     * application has none of its own, its completion stage completes on a worker thread, and not at once.
     */
    @WithDefault("true")
    boolean cdiAsync();

    /** CDI events whose transaction has committed. Needs {@code cdi}, and transactions. */
    @WithDefault("true")
    boolean cdiCommitted();

    /** Calls of the beans that test classes name with {@code @ObserveCalls}. */
    @WithDefault("true")
    boolean calls();

    /** Requests that come, and their answers. */
    @WithDefault("true")
    boolean http();

    /** Messages on the Vert.x event bus. */
    @WithDefault("true")
    boolean eventBus();

    /** Frames of event streams that the test reads. */
    @WithDefault("true")
    boolean sse();
}
