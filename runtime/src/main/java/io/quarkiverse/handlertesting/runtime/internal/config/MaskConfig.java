package io.quarkiverse.handlertesting.runtime.internal.config;

import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;

/** Secrets in messages. */
@ConfigMapping(prefix = "quarkus.handler-testing.mask")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface MaskConfig {

    /**
     * The names of further values that messages mask: of headers, parameters, members of JSON, columns and fields. Upper case,
     * hyphens and underscores do not matter. Passwords, secrets, tokens, keys and cookies are always masked.
     */
    Optional<List<String>> names();
}
