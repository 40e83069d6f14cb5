package io.quarkiverse.handlertesting.runtime.internal.settings;

import java.util.Set;

import org.eclipse.microprofile.config.spi.ConfigSource;

import io.quarkus.runtime.configuration.ConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilder;

/** The configuration source of {@link SettingsOfTests}. It comes before all others, and is there in tests only. */
public final class SettingsSource implements ConfigSource {

    /** System properties have 400. */
    private static final int FIRST = 1_000;

    /** {@code null} until a test has set a value. */
    private volatile SettingsOfTests settings;

    /** Adds the source to the configuration of the application. */
    public static final class Builder implements ConfigBuilder {

        @Override
        public SmallRyeConfigBuilder configBuilder(SmallRyeConfigBuilder builder) {
            return builder.withSources(new SettingsSource());
        }
    }

    void use(SettingsOfTests all) {
        settings = all;
    }

    /** They differ from thread to thread. */
    @Override
    public Set<String> getPropertyNames() {
        return Set.of();
    }

    @Override
    public String getValue(String key) {
        SettingsOfTests all = settings;
        return all == null ? null : all.value(key);
    }

    @Override
    public String getName() {
        return "settings of the test";
    }

    @Override
    public int getOrdinal() {
        return FIRST;
    }
}
