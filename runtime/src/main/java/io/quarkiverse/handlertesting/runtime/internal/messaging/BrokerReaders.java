package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory;
import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory.Topics;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.BrokerMessages;
import io.quarkiverse.handlertesting.runtime.internal.text.FailureText;

/**
 * The channels of this application that read one kind of broker now. A channel with {@code concurrency} has several readers,
 * whose names have a number, as SmallRye gives it. Thread-safe.
 */
public abstract class BrokerReaders {

    private static final String UNKNOWN = "its consumer";
    private static final Topics NONE = new Topics(List.of(), false);

    private final ChannelDirectory directory;
    private final String connector;
    private final Map<String, Topics> reading = new ConcurrentHashMap<>();
    /** Why readers read no further message. */
    private final Map<String, Throwable> failures = new ConcurrentHashMap<>();

    /** @param connector the name of the connector */
    protected BrokerReaders(ChannelDirectory directory, String connector) {
        this.directory = directory;
        this.connector = connector;
    }

    /** Called when the application begins to read a channel; returns its attributes, empty if it has another connector. */
    public Optional<ChannelAttributes> add(String reader) {
        String channel = BrokerMessages.channel(reader);
        Optional<ChannelAttributes> found = ChannelAttributes.of("incoming", channel, connector);
        found.ifPresent(attributes -> {
            Topics topics = topics(attributes);
            directory.addIncoming(channel, topics);
            failures.remove(reader);
            reading.put(reader, getsAll(attributes) ? topics : NONE);
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

    /** Called when the application reads no longer. A reader that has failed stays, to say why. */
    public final void remove(String reader) {
        if (!failures.containsKey(reader)) {
            reading.remove(reader);
        }
    }

    /** Called when the connector has stopped a reader. Only the first reason counts. */
    public final void stop(String reader, Throwable reason) {
        failures.putIfAbsent(reader, reason);
    }

    /** The readers of a channel. */
    protected final Stream<String> readersOf(String channel) {
        return reading.keySet().stream().filter(reader -> BrokerMessages.channel(reader).equals(channel));
    }

    private Stream<String> readers(String topic, Set<String> groups) {
        return reading.entrySet().stream().filter(reader -> reader.getValue().contain(topic)).map(Map.Entry::getKey)
                .filter(reader -> groups.contains(groupOf(reader)));
    }

    /** Why a channel gets no message: {@code "the channel orders has stopped: IOException: gone"}; empty if it gets them. */
    public final Optional<String> stopped(String channel) {
        return stopped(readersOf(channel).toList());
    }

    /** Why groups get no message of a topic, after {@code ", but "}; empty if they may get it. */
    public final String stopped(String topic, Set<String> groups) {
        return groups.stream().flatMap(group -> stopped(readers(topic, Set.of(group)).toList()).stream()).sorted().findFirst()
                .map(reason -> ", but " + reason).orElse("");
    }

    /** The first reason, if all of them have stopped. */
    private Optional<String> stopped(List<String> readers) {
        return failures.keySet().containsAll(readers)
                ? readers.stream().sorted().findFirst().map(reader -> "the channel " + BrokerMessages.channel(reader)
                        + " has stopped: " + FailureText.of(failures.get(reader)))
                : Optional.empty();
    }

    /** The groups that read a topic: one consumer of each gets a message. */
    public final Set<String> groupsOf(String topic) {
        return reading.entrySet().stream().filter(reader -> reader.getValue().contain(topic))
                .map(reader -> groupOf(reader.getKey())).collect(Collectors.toSet());
    }

    /** The consumers of a topic that are in these groups: {@code "Shop.accept, Audit.check"}. */
    public final String consumersOf(String topic, Set<String> groups) {
        String consumers = readers(topic, groups).map(BrokerMessages::channel).distinct()
                .map(channel -> directory.consumersOf(channel))
                .map(methods -> methods.isEmpty() ? UNKNOWN : methods).sorted().collect(Collectors.joining(", "));
        // A channel may have ended since.
        return consumers.isEmpty() ? UNKNOWN : consumers;
    }

    /** The group of a reader. Several ones may have one. */
    public abstract String groupOf(String reader);
}
