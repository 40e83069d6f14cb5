package io.quarkiverse.handlertesting.runtime.internal.config;

import java.time.Duration;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Waits for events, and the journals of tests. */
@ConfigMapping(prefix = "quarkus.handler-testing.events")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface EventsConfig {

    /** The deadline of a wait, unless the test sets one. */
    @WithDefault("5S")
    Duration timeout();

    /** How long {@code expectNone()} watches, unless the test sets a time. */
    @WithDefault("0.1S")
    Duration quietPeriod();

    /** How long a wait looks on after its deadline, so that its failure says whether the event came late or never. */
    @WithDefault("0.1S")
    Duration lateGrace();

    /** How long work that is still running at the end of its test may take to end before it counts as a leftover. */
    @WithDefault("0.1S")
    Duration leftoverGrace();

    /**
     * What happens at the end of a test whose work has ended with exceptions that reached nobody: no caller, no client, no
     * handler of the application.
     */
    @WithDefault("auto")
    UnseenFailuresMode unseenFailures();

    /**
     * Whether a failure that another library or the test itself has thrown gets a suppressed exception, with clues to its cause
     * and what the test saw. The failures of this extension have both in their messages.
     */
    @WithDefault("true")
    boolean explainFailures();

    /** The maximum number of events in the journal of one test. A wait fails if the journal is full. */
    @WithDefault("100000")
    int maxRecorded();

    /** Whether a debugger is attached. With a debugger, waits have no deadline. */
    @WithDefault("auto")
    DebuggerMode debugger();

    /** Whether a debugger is attached. */
    enum DebuggerMode {
        /** Detected by the arguments and threads of the JVM. */
        AUTO,
        /** A debugger is attached: waits have no deadline. */
        ATTACHED,
        /** No debugger is attached: waits have their deadline. */
        ABSENT
    }

    /** What happens at the end of a test whose work has ended with exceptions that reached nobody. */
    enum UnseenFailuresMode {
        /**
         * The test fails if its class or method names a type of this extension; for other tests, it is a warning in the log.
         */
        AUTO,
        /** The test fails. */
        FAIL,
        /** It is a warning in the log. */
        WARN,
        /** Such exceptions are ignored. */
        OFF
    }
}
