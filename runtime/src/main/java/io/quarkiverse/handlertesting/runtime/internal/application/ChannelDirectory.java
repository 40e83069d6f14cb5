package io.quarkiverse.handlertesting.runtime.internal.application;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkiverse.handlertesting.runtime.internal.config.ChannelsConfig;
import io.quarkiverse.handlertesting.runtime.internal.config.MockedNames;
import io.quarkiverse.handlertesting.runtime.internal.text.Suggestions;

/**
 * The channels of an application with messaging, by name and by topic: those that are mocked, and those of a broker whose
 * messages are followed. Thread-safe.
 */
@Singleton
public class ChannelDirectory {

    private static final String MEND = "%test." + MockedNames.KEY + "=true";
    private static final String IN_MEMORY = "smallrye-in-memory";

    private final Consumers consumers;
    private final MockedNames mocked;
    private final ConcurrentMap<String, Topics> incoming = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Topics> outgoing = new ConcurrentHashMap<>();
    private final Set<String> deadLetters = ConcurrentHashMap.newKeySet();

    /**
     * The consumers and the senders of channels, as the build has found them.
     *
     * @param methods the consumers of each channel, {@code "Orders.consume"}, by the name of the channel
     * @param types the names of the classes of the payloads that they take, by the name of the channel, if they are known
     * @param senders the classes that have an emitter or a method for a channel, {@code "Billing"}, by the name of the channel
     */
    public record Consumers(Map<String, List<String>> methods, Map<String, String> types, Map<String, List<String>> senders) {

        /** The channels that the application writes. */
        Set<String> outgoing() {
            return senders.keySet();
        }
    }

    /**
     * The topics, addresses or queues of a channel.
     *
     * @param arePatterns whether they are regular expressions
     */
    public record Topics(List<String> names, boolean arePatterns) {

        public boolean contain(String topic) {
            return arePatterns ? names.stream().anyMatch(name -> Pattern.matches(name, topic)) : names.contains(topic);
        }
    }

    public ChannelDirectory(Consumers consumers, ChannelsConfig config) {
        this.consumers = consumers;
        this.mocked = MockedNames.of(config);
    }

    /** A sentence for each channel that the configuration mocks and that is not there. */
    public List<String> problems() {
        Set<String> known = new TreeSet<>(incoming.keySet());
        known.addAll(outgoing.keySet());
        Set<String> others = new TreeSet<>(consumers.methods().keySet());
        others.addAll(consumers.outgoing());
        return mocked.channels().stream().filter(name -> !known.contains(name))
                .map(name -> MockedNames.KEY + " names " + name
                        + ", but no connector reads or writes such a channel. Nearest are: "
                        + String.join(", ", Suggestions.nearest(name, others)) + ".")
                .toList();
    }

    /** Called when a channel begins to read these topics. */
    public void addIncoming(String channel, Topics topics) {
        incoming.put(channel, topics);
    }

    /** Called when a channel begins to write to these topics. */
    public void addOutgoing(String channel, Topics topics) {
        outgoing.put(channel, topics);
    }

    /** The methods that consume a channel: {@code "Orders.consume"}, separated by commas; empty if no method is known. */
    public String consumersOf(String channel) {
        return String.join(", ", consumers.methods().getOrDefault(channel, List.of()));
    }

    /** The name of the class of the payloads that a channel takes; empty if it is unknown. */
    public String typeOf(String channel) {
        return consumers.types().getOrDefault(channel, "");
    }

    /** Called with the topic of the dead letters of a channel. */
    public void addDeadLetters(String topic) {
        deadLetters.add(topic);
    }

    /**
     * Refuses a name that no message of the application has: neither an outgoing channel or its topic, nor a topic of dead
     * letters.
     *
     * @throws IllegalArgumentException for such a name
     */
    public void checkSent(String name) {
        if (!deadLetters.contains(name)) {
            outgoing(name);
        }
    }

    /** Whether a name means this incoming channel: its own, or else a topic that it reads. */
    public boolean isIncoming(String channel, String name) {
        return channel.equals(name)
                || !incoming.containsKey(name) && incoming.containsKey(channel) && incoming.get(channel).contain(name);
    }

    /** Whether it is known that no channel of the application receives what this one sends to a topic. */
    public boolean isReceivedNowhere(String channel, String topic) {
        return outgoing.containsKey(channel)
                && consumers.methods().keySet().stream()
                        .allMatch(name -> incoming.containsKey(name) || consumers.outgoing().contains(name))
                && incoming.values().stream().noneMatch(topics -> topics.contain(topic));
    }

    /** The classes of the application that can send to this channel, or to the channels that write to this topic. */
    public Set<String> senders(String name) {
        Set<String> senders = new TreeSet<>(consumers.senders().getOrDefault(name, List.of()));
        outgoing.forEach((channel, topics) -> {
            if (topics.contain(name)) {
                senders.addAll(consumers.senders().getOrDefault(channel, List.of()));
            }
        });
        return senders;
    }

    public boolean isOutgoing(String name) {
        return outgoing.containsKey(name);
    }

    /**
     * The incoming channel with this name, else the one that reads this topic.
     *
     * @throws IllegalArgumentException if there is none, or if several channels read the topic
     */
    public String incoming(String name) {
        if (name == null) {
            throw new IllegalArgumentException("A message needs a channel, but got null.");
        }
        if (incoming.containsKey(name)) {
            return name;
        }
        refuseOther(name, incoming, consumers.methods().keySet(), consumers.outgoing(),
                "incoming", "The application sends to the channel " + name + ", so a test cannot. Its messages are events:"
                        + " events.subscribe(sent(\"" + name + "\")).");
        return ofTopic(name, incoming);
    }

    /**
     * The outgoing channel with this name, else the one that writes to this topic.
     *
     * @throws IllegalArgumentException if there is none, or if several channels write to the topic
     */
    public String outgoing(String name) {
        if (outgoing.containsKey(name)) {
            return name;
        }
        refuseOther(name, outgoing, consumers.outgoing(), consumers.methods().keySet(),
                "outgoing", "The application receives from the channel " + name + ". Its messages are events:"
                        + " events.subscribe(delivered(\"" + name + "\")).");
        return ofTopic(name, outgoing);
    }

    /**
     * Refuses the name of a channel that is there, but not mocked in this direction. A channel of the other direction may have
     * the name of a topic of this one.
     *
     * @param mocked the mocked channels of this direction
     * @param same all channels of this direction
     * @param reverse all channels of the other direction
     * @param direction this direction, as the configuration names it
     * @param isReverse the message for a channel of the other direction
     */
    private void refuseOther(String name, Map<String, Topics> mocked, Collection<String> same,
            Collection<String> reverse, String direction, String isReverse) {
        boolean isSame = same.contains(name);
        if (isSame && reverse.contains(name)) {
            throw new IllegalArgumentException(
                    "The channel " + name + " is inside the application: no connector is at its ends.");
        }
        if (isSame) {
            throw notMocked(direction, name);
        }
        if (reverse.contains(name) && mocked.values().stream().noneMatch(topics -> topics.contain(name))) {
            throw new IllegalArgumentException(isReverse);
        }
    }

    /**
     * The refusal of a channel that is not mocked, or that is disabled.
     *
     * @param direction {@code "incoming"} or {@code "outgoing"}
     */
    public IllegalArgumentException notMocked(String direction, String channel) {
        boolean isEnabled = setting(direction, channel, "enabled").map(Boolean::parseBoolean).orElse(true);
        String enable = "nable it with mp.messaging." + direction + "." + channel + ".enabled=true.";
        return new IllegalArgumentException("The channel " + channel + (mocked.contain(channel)
                ? isEnabled ? connected(direction, channel) : " is mocked, but disabled. E" + enable
                : (isEnabled ? " is not mocked. " : " is not mocked, and it is disabled. ") + "Mock it with " + MEND
                        + ", or with its name" + (isEnabled ? "." : ", and e" + enable)));
    }

    private static String connected(String direction, String channel) {
        return setting(direction, channel, "connector").filter(IN_MEMORY::equals).isPresent()
                ? " is not mocked, since it has the connector " + IN_MEMORY + " already."
                : " is mocked, but nothing in the application is connected to it.";
    }

    /** An attribute of a channel in the configuration, which quotes names with dots. */
    private static Optional<String> setting(String direction, String channel, String attribute) {
        return Stream.of(channel, '"' + channel + '"').flatMap(name -> ConfigProvider.getConfig()
                .getOptionalValue("mp.messaging." + direction + "." + name + "." + attribute, String.class).stream())
                .findFirst();
    }

    private static String ofTopic(String topic, Map<String, Topics> channels) {
        List<String> found = channels.entrySet().stream().filter(channel -> channel.getValue().contain(topic))
                .map(Map.Entry::getKey).sorted().toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("No mocked channel has the name or the topic " + topic + ". "
                    + known(topic, channels.keySet()));
        }
        throw new IllegalArgumentException("Several channels have the topic " + topic + ": " + String.join(", ", found)
                + ". Name one of them.");
    }

    private static String known(String name, Set<String> channels) {
        return channels.isEmpty() ? "There are no mocked ones in this direction: mock them with " + MEND + "."
                : "Nearest are: " + String.join(", ", Suggestions.nearest(name, channels)) + ".";
    }
}
