package io.quarkiverse.handlertesting.runtime.internal.config;

import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;

/** Tests with cases. They are read by JUnit before there is an application, and so by name. */
@ConfigMapping(prefix = "quarkus.handler-testing.cases")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface CasesConfig {

    /** The names of the cases that run; all others are skipped. All run if there is none. */
    Optional<List<String>> only();
}
