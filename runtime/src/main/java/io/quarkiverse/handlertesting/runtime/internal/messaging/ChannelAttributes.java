package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory.Topics;
import io.smallrye.reactive.messaging.providers.impl.ConnectorConfig;

/** The attributes of a channel as its own connector would read them. */
public final class ChannelAttributes {

    /** The attributes in which connectors have the topic, address or queue of a channel. */
    private static final List<String> TOPIC = List.of("topic", "address", "queue.name", "exchange.name",
            "destination", "queue", "subject");

    private final Config channel;
    private final String connector;
    private final String prefix;

    /** @param channel the attributes as SmallRye gives them to a connector */
    ChannelAttributes(Config channel) {
        this(channel, channel.getValue(MockedConnectors.ORIGINAL, String.class));
    }

    private ChannelAttributes(Config channel, String connector) {
        this.channel = channel;
        this.connector = connector;
        this.prefix = "mp.messaging.connector." + connector + ".";
    }

    /**
     * The attributes of a channel that is not mocked.
     *
     * @param direction {@code "incoming"} or {@code "outgoing"}
     * @return empty if the channel has another connector
     */
    public static Optional<ChannelAttributes> of(String direction, String channel, String connector) {
        return of(direction, channel).filter(attributes -> attributes.connector.equals(connector));
    }

    /** As {@link #of(String, String, String)}, whatever its connector; empty if it has none. */
    static Optional<ChannelAttributes> of(String direction, String channel) {
        String prefix = "mp.messaging." + direction + ".";
        return ConfigProvider.getConfig()
                .getOptionalValue(ConnectorConfig.channelPrefix(prefix, channel) + "connector", String.class)
                .map(connector -> new ChannelAttributes(new DeclaredChannel(prefix, connector, channel), connector));
    }

    /**
     * The attributes of a channel as its own connector gets them, those of the connector included.
     *
     * @param direction {@code "incoming"} or {@code "outgoing"}
     */
    public Config ofConnector(String direction) {
        return new DeclaredChannel("mp.messaging." + direction + ".", connector, channel());
    }

    /** The attributes of a channel as SmallRye gives them to its connector. */
    private static final class DeclaredChannel extends ConnectorConfig {

        DeclaredChannel(String prefix, String connector, String channel) {
            super(prefix, ConfigProvider.getConfig(), connector, channel);
        }
    }

    /** The name of the channel. */
    public String channel() {
        return channel.getValue("channel-name", String.class);
    }

    /** The name of the connector that is mocked. */
    public String connector() {
        return connector;
    }

    /** An attribute of the channel, else of its connector; empty if neither has it. */
    public Optional<String> find(String name) {
        return channel.getOptionalValue(name, String.class)
                .or(() -> ConfigProvider.getConfig().getOptionalValue(prefix + name, String.class))
                .or(() -> ofAllClients(name));
    }

    /** Quarkus gives each client of Kafka the attributes that begin with this. */
    private Optional<String> ofAllClients(String name) {
        return connector.equals("smallrye-kafka") ? ConfigProvider.getConfig().getOptionalValue("kafka." + name, String.class)
                : Optional.empty();
    }

    /** All attributes of the channel and of its connector. */
    public Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        Config whole = ConfigProvider.getConfig();
        Stream.concat(names(whole.getPropertyNames()).filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length())), names(channel.getPropertyNames()))
                .forEach(name -> find(name).ifPresent(value -> all.put(name, value)));
        return all;
    }

    private static Stream<String> names(Iterable<String> names) {
        Stream.Builder<String> stream = Stream.builder();
        names.forEach(stream);
        return stream.build();
    }

    /** Whether each consumer of the channel gets all messages. */
    boolean isBroadcast() {
        return find("broadcast").map(Boolean::parseBoolean).orElse(false);
    }

    /** The topics, addresses or queues of the channel; its name if it has none. */
    public Topics topics() {
        List<String> names = find("topics").map(list -> Stream.of(list.split(",")).map(String::strip).toList())
                .or(() -> TOPIC.stream().flatMap(name -> find(name).stream()).findFirst().map(List::of))
                .orElse(List.of(channel()));
        return new Topics(names, find("pattern").map(Boolean::parseBoolean).orElse(false));
    }

    /** The first of the {@link #topics}. */
    public String topic() {
        return topics().names().get(0);
    }
}
