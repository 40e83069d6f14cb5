package io.quarkiverse.handlertesting.modelhub.progress;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "model-hub.progress")
interface ProgressConfig {

    /** The interval between the heartbeats that keep a connection alive. */
    @WithDefault("15S")
    Duration heartbeat();
}
