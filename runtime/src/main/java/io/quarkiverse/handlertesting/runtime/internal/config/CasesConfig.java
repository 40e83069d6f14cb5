package io.quarkiverse.handlertesting.runtime.internal.config;

import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;

/**
 * Tests with cases. JUnit finds the cases before the application starts, so the value is read by its name, not from this
 * interface.
 */
@ConfigMapping(prefix = "quarkus.handler-testing.cases")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface CasesConfig {

    /** The names of the cases that run; all others are skipped. Without a name, all cases run. */
    Optional<List<String>> only();
}
