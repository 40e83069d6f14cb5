package io.quarkiverse.handlertesting.modelhub.progress;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "model-hub.progress")
interface ProgressConfig {

    /** How often a connection that has nothing to say is kept alive. */
    @WithDefault("15S")
    Duration heartbeat();
}
