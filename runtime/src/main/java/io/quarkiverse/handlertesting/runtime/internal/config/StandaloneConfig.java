package io.quarkiverse.handlertesting.runtime.internal.config;

import org.eclipse.microprofile.config.ConfigProvider;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/**
 * The configuration of tests outside the JVM of the application, for example of a {@code @QuarkusIntegrationTest}: the class
 * path, system properties and environment of the tests, with the profile {@code test}.
 */
public final class StandaloneConfig {

    private static final String PROFILE = "test";

    private StandaloneConfig() {
    }

    public static <C> C of(Class<C> mapping) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().withProfile(PROFILE).addDefaultInterceptors()
                .addDiscoveredConverters().withMapping(mapping);
        SmallRyeConfig current = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
        current.getConfigSources().forEach(builder::withSources);
        return builder.build().getConfigMapping(mapping);
    }
}
