package io.quarkiverse.handlertesting.runtime.internal.config;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The kinds of events that are recorded. Fixed when the tests are built. */
@ConfigMapping(prefix = "quarkus.handler-testing.taps")
@ConfigRoot(phase = ConfigPhase.BUILD_AND_RUN_TIME_FIXED)
public interface TapsConfig {

    /** CDI events that are fired synchronously. */
    @WithDefault("true")
    boolean cdi();

    /**
     * CDI events that are fired with {@code fireAsync}. With this tap, {@code fireAsync} always has an observer: where the
     * application has no observer of its own, the completion stage completes on a worker thread, and not immediately.
     */
    @WithDefault("true")
    boolean cdiAsync();

    /** CDI events whose transaction has committed. Needs {@code cdi}, and an application with transactions. */
    @WithDefault("true")
    boolean cdiCommitted();

    /** Calls of the beans that test classes name with {@code @ObserveCalls}. */
    @WithDefault("true")
    boolean calls();

    /** Requests that the application receives, and its responses; requests that it sends and that get none; gRPC calls. */
    @WithDefault("true")
    boolean http();

    /** Messages on the Vert.x event bus. */
    @WithDefault("true")
    boolean eventBus();

    /** Messages of mocked channels: those that the application sends, and those that are delivered to it. */
    @WithDefault("true")
    boolean channels();

    /** Frames of event streams that the test reads. */
    @WithDefault("true")
    boolean sse();

    /** Requests that the application sends, with their status or failure. */
    @WithDefault("true")
    boolean callOut();

    /** Log records from level INFO that are published. */
    @WithDefault("true")
    boolean log();

    /** Statements that the application executes in databases. */
    @WithDefault("true")
    boolean sql();

    /** Begin, commit and rollback of transactions. */
    @WithDefault("true")
    boolean transaction();

    /** Exceptions that end work of the application, whether it handles them or not. */
    @WithDefault("true")
    boolean failure();

    /** Spans, in an application with OpenTelemetry. */
    @WithDefault("true")
    boolean span();
}
