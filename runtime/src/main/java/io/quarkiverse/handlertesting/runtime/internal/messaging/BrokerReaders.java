package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory;
import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory.Topics;

/** The channels of this application that read one kind of broker now. Thread-safe. */
public abstract class BrokerReaders {

    private static final String UNKNOWN = "its consumer";
    private static final Topics NONE = new Topics(List.of(), false);

    private final ChannelDirectory directory;
    private final String connector;
    private final Map<String, Topics> reading = new ConcurrentHashMap<>();

    /** @param connector the name of the connector */
    protected BrokerReaders(ChannelDirectory directory, String connector) {
        this.directory = directory;
        this.connector = connector;
    }

    /** Called when the application begins to read a channel; returns its attributes, empty if it has another connector. */
    public Optional<ChannelAttributes> add(String channel) {
        Optional<ChannelAttributes> found = ChannelAttributes.of("incoming", channel, connector);
        found.ifPresent(attributes -> {
            Topics topics = topics(attributes);
            directory.addIncoming(channel, topics);
            reading.put(channel, getsAll(attributes) ? topics : NONE);
        });
        return found;
    }

    protected Topics topics(ChannelAttributes channel) {
        return channel.topics();
    }

    /** Whether a channel is sure to get the messages of its topics. */
    protected boolean getsAll(ChannelAttributes channel) {
        return true;
    }

    public void remove(String channel) {
        reading.remove(channel);
    }

    protected final boolean isReading(String channel) {
        return reading.containsKey(channel);
    }

    /** The groups that read a topic: one consumer of each gets a message. */
    public final Set<String> groupsOf(String topic) {
        return reading.entrySet().stream().filter(channel -> channel.getValue().contain(topic))
                .map(channel -> groupOf(channel.getKey())).collect(Collectors.toSet());
    }

    /** The consumers of a topic that are in these groups: {@code "Shop.accept, Audit.check"}. */
    public final String consumersOf(String topic, Set<String> groups) {
        String consumers = reading.entrySet().stream()
                .filter(channel -> channel.getValue().contain(topic) && groups.contains(groupOf(channel.getKey())))
                .map(channel -> directory.consumersOf(channel.getKey()))
                .map(methods -> methods.isEmpty() ? UNKNOWN : methods).sorted().collect(Collectors.joining(", "));
        // A channel may have ended since.
        return consumers.isEmpty() ? UNKNOWN : consumers;
    }

    /** The group of a channel. Several channels may have one. */
    public abstract String groupOf(String channel);
}
