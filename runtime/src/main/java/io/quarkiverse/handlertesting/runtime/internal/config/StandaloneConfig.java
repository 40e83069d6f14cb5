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
        return all(mapping).getConfigMapping(mapping);
    }

    /** The configuration with several mappings. */
    public static SmallRyeConfig all(Class<?>... mappings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().withProfile(PROFILE).addDefaultInterceptors()
                .addDiscoveredConverters();
        for (Class<?> mapping : mappings) {
            builder.withMapping(mapping);
        }
        SmallRyeConfig current = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
        current.getConfigSources().forEach(builder::withSources);
        return builder.build();
    }
}
