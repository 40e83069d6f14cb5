package io.quarkiverse.handlertesting.runtime.internal.config;

import org.eclipse.microprofile.config.ConfigProvider;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/**
 * What is configured for tests that do not run in the JVM of the application, as those of {@code @QuarkusIntegrationTest}: what
 * their own class path, system properties and environment say, with the profile {@code test}.
 */
public final class StandaloneConfig {

    private static final String PROFILE = "test";

    private StandaloneConfig() {
    }

    public static <C> C of(Class<C> mapping) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().withProfile(PROFILE).addDefaultInterceptors()
                .addDiscoveredConverters().withMapping(mapping);
        SmallRyeConfig known = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
        known.getConfigSources().forEach(builder::withSources);
        return builder.build().getConfigMapping(mapping);
    }
}
