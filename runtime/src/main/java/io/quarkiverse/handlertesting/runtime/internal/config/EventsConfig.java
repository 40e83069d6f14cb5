package io.quarkiverse.handlertesting.runtime.internal.config;

import java.time.Duration;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Waits and journals. */
@ConfigMapping(prefix = "quarkus.handler-testing.events")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface EventsConfig {

    /** The deadline of a wait that names none. */
    @WithDefault("5S")
    Duration timeout();

    /** How long {@code expectNone()} watches when nothing is said. */
    @WithDefault("0.1S")
    Duration quietPeriod();

    /** How long a wait goes on looking after its deadline, only to tell a late event from one that never came. */
    @WithDefault("0.1S")
    Duration lateGrace();

    /** How long work that is still running at the end of its test may take to end, before it is called a leftover. */
    @WithDefault("0.1S")
    Duration leftoverGrace();

    /** How many events the journal of one test holds. A wait that finds it full fails. */
    @WithDefault("100000")
    int maxRecorded();

    /** How many events of a journal a failure message shows. */
    @WithDefault("500")
    int maxShown();

    /** Whether a debugger is attached. While one is, waits have no deadline. */
    @WithDefault("auto")
    DebuggerMode debugger();

    /** Whether a debugger is attached. */
    enum DebuggerMode {
        /** Found out from the JVM's own arguments and threads. */
        AUTO,
        /** Waits have no deadline. */
        ATTACHED,
        /** Waits have their deadline. */
        ABSENT
    }
}
