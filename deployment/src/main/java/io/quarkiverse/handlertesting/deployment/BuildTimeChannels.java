package io.quarkiverse.handlertesting.deployment;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.spi.ConfigSource;

import io.quarkiverse.handlertesting.runtime.internal.config.MockedNames;
import io.quarkus.bootstrap.classloading.QuarkusClassLoader;
import io.quarkus.runtime.LaunchMode;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;

/**
 * Switches off the Dev Services of brokers if all channels are mocked, also by their names. Whether a Dev Service starts is
 * decided when the application is built, where the source that replaces connectors is not read.
 *
 * <p>
 * The service loader creates this class with each configuration that has the deployment jar on its class path. It answers only
 * while tests are built.
 */
public final class BuildTimeChannels implements ConfigSourceFactory {

    private static final Pattern CONNECTOR = Pattern.compile("mp\\.messaging\\.(?:incoming|outgoing)\\.(.+)\\.connector");
    private static final ConfigSource NO_DEV_SERVICES = new FallbackSource("mocked channels of handler-testing",
            Stream.of("kafka", "amqp", "rabbitmq", "mqtt", "pulsar", "artemis")
                    .collect(Collectors.toMap(broker -> "quarkus." + broker + ".devservices.enabled", broker -> "false")));

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        if (LaunchMode.current() != LaunchMode.TEST
                || !(Thread.currentThread().getContextClassLoader() instanceof QuarkusClassLoader loader)) {
            return List.of();
        }
        ConfigValue mocked = context.getValue(MockedNames.KEY);
        return sources(mocked == null ? null : mocked.getValue(), () -> {
            Set<String> external = new TreeSet<>(ApplicationChannels.external(loader));
            if (!external.isEmpty()) {
                external.addAll(configured(context));
            }
            external.removeIf(channel -> isDisabled(context, channel));
            return external;
        });
    }

    /**
     * @param mocked the mocked channels, as they are configured; {@code null} for none
     * @param external finds all channels that a connector reads or writes; empty if they are unknown
     */
    static List<ConfigSource> sources(String mocked, Supplier<Set<String>> external) {
        MockedNames names = MockedNames.parse(mocked);
        return !names.isEmpty() && (names.areAll() || areAll(names, external.get())) ? List.of(NO_DEV_SERVICES) : List.of();
    }

    private static boolean areAll(MockedNames names, Set<String> external) {
        return !external.isEmpty() && external.stream().allMatch(names::contain);
    }

    /** The channels that have a connector in the configuration. */
    private static Set<String> configured(ConfigSourceContext context) {
        Set<String> channels = new TreeSet<>();
        context.iterateNames().forEachRemaining(name -> {
            Matcher channel = CONNECTOR.matcher(name);
            if (channel.matches()) {
                channels.add(channel.group(1).replace("\"", ""));
            }
        });
        return channels;
    }

    private static boolean isDisabled(ConfigSourceContext context, String channel) {
        return Stream.of("incoming", "outgoing").flatMap(direction -> Stream.of(channel, '"' + channel + '"')
                .map(name -> context.getValue("mp.messaging." + direction + "." + name + ".enabled")))
                .anyMatch(enabled -> enabled != null && "false".equals(enabled.getValue()));
    }
}
