package io.quarkiverse.handlertesting.runtime.internal.config;

import java.util.List;
import java.util.Optional;

/**
 * The channels that the configuration mocks.
 *
 * @param names the names, as they are configured; {@code "true"} among them for all
 */
public record MockedNames(List<String> names) {

    /** The key of the configuration. */
    public static final String KEY = "quarkus.handler-testing.channels.mocked";

    private static final String ALL = "true";
    private static final String NONE = "false";

    public MockedNames {
        names = names.stream().map(String::strip).filter(name -> !name.isEmpty() && !name.equals(NONE)).toList();
    }

    public static MockedNames of(ChannelsConfig config) {
        return new MockedNames(config.mocked().orElse(List.of()));
    }

    /**
     * Reads the value before there is a {@link ChannelsConfig}.
     *
     * @param value {@code null} without a value
     */
    public static MockedNames parse(String value) {
        return new MockedNames(Optional.ofNullable(value).map(list -> List.of(list.split(","))).orElse(List.of()));
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }

    /** Whether all channels are mocked that a connector reads or writes. */
    public boolean areAll() {
        return names.contains(ALL);
    }

    public boolean contain(String channel) {
        return areAll() || names.contains(channel);
    }

    /** The channels that are mocked by their names. */
    public List<String> channels() {
        return names.stream().filter(name -> !name.equals(ALL)).toList();
    }
}
