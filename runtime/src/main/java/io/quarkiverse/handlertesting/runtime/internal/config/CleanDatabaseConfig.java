package io.quarkiverse.handlertesting.runtime.internal.config;

import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;

/** Databases that tests clean. */
@ConfigMapping(prefix = "quarkus.handler-testing.clean-database")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface CleanDatabaseConfig {

    /**
     * The hosts, besides this machine, whose databases `@CleanDatabase` may empty. Dev Services need not be named.
     */
    Optional<List<String>> allowedHosts();
}
