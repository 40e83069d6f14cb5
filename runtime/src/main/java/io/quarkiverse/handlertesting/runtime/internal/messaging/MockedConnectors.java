package io.quarkiverse.handlertesting.runtime.internal.messaging;

import io.quarkiverse.handlertesting.runtime.internal.config.MockedNames;
import io.quarkus.runtime.configuration.ConfigBuilder;
import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfigBuilder;

/**
 * Replaces the connectors of mocked channels when the application starts. The build sees the real ones: it detects serializers
 * only for them.
 */
public class MockedConnectors implements ConfigBuilder {

    /** The name of our connector. */
    public static final String NAME = "handler-testing";
    /** The attribute of a channel that has the name of the connector which is mocked. */
    static final String ORIGINAL = "connector.original";

    /** Its channels are in the hand of a test already. */
    private static final String IN_MEMORY = "smallrye-in-memory";

    @Override
    public SmallRyeConfigBuilder configBuilder(SmallRyeConfigBuilder builder) {
        return builder.withInterceptors(new Replacement());
    }

    private static final class Replacement implements ConfigSourceInterceptor {

        private static final long serialVersionUID = 1L;
        private static final String PREFIX = "mp.messaging.";
        private static final String SUFFIX = ".connector";
        /** SmallRye makes several channels, with other names, of one that has it. */
        private static final String CONCURRENCY = ".concurrency";

        @Override
        public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
            if (!name.startsWith(PREFIX)) {
                return context.proceed(name);
            }
            if (name.endsWith(SUFFIX + ".original")) {
                return context.proceed(name.substring(0, name.lastIndexOf('.')));
            }
            ConfigValue original = context.proceed(name);
            if (original != null && name.endsWith(CONCURRENCY)) {
                String connector = name.substring(0, name.length() - CONCURRENCY.length()) + SUFFIX;
                return isReplaced(context, connector, context.proceed(connector)) ? null : original;
            }
            return name.endsWith(SUFFIX) && isReplaced(context, name, original) ? original.withValue(NAME) : original;
        }

        private static boolean isReplaced(ConfigSourceInterceptorContext context, String name, ConfigValue connector) {
            return connector != null && !IN_MEMORY.equals(connector.getValue()) && mocked(context).contain(channel(name));
        }

        private static MockedNames mocked(ConfigSourceInterceptorContext context) {
            ConfigValue mocked = context.proceed(MockedNames.KEY);
            return MockedNames.parse(mocked == null ? null : mocked.getValue());
        }

        /** The name of the channel: after the direction, in quotes if it has dots. */
        private static String channel(String name) {
            String channel = name.substring(name.indexOf('.', PREFIX.length()) + 1, name.length() - SUFFIX.length());
            return channel.startsWith("\"") && channel.endsWith("\"") ? channel.substring(1, channel.length() - 1) : channel;
        }
    }
}
