package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelAttributes;
import io.smallrye.reactive.messaging.kafka.fault.KafkaDelayedRetryTopic;

/**
 * The retries of a channel with {@code failure-strategy=delayed-retry-topic}. Their delays count, but are not waited for.
 *
 * @param channel the name of the channel
 * @param topics end with their delays in milliseconds
 * @param max how many retries there are at most
 * @param timeout the milliseconds of all delays of a message at most
 * @param deadLetterTopic {@code null} without dead letters
 */
record KafkaRetries(String channel, List<String> topics, int max, long timeout, String deadLetterTopic) {

    private static final String PREFIX = "delayed-retry-topic.";

    /** @throws IllegalStateException if a topic has no delay */
    KafkaRetries {
        topics.forEach(topic -> delay(channel, topic));
    }

    /** The retries of a channel; empty if it has another failure strategy. */
    static Optional<KafkaRetries> of(ChannelAttributes channel) {
        return channel.find("failure-strategy").filter(KafkaDelayedRetryTopic.DELAYED_RETRY_TOPIC_STRATEGY::equals)
                .map(same -> {
                    List<String> topics = channel.find(PREFIX + "topics").map(names -> List.of(names.split(",")))
                            .orElseGet(() -> Stream.of(10_000, 20_000, 50_000)
                                    .map(delay -> KafkaDelayedRetryTopic.getRetryTopic(channel.channel(), delay)).toList());
                    return new KafkaRetries(channel.channel(), topics,
                            channel.find(PREFIX + "max-retries").map(Integer::parseInt).orElse(topics.size()),
                            channel.find(PREFIX + "timeout").map(Long::parseLong).orElse(120_000L),
                            channel.find("dead-letter-queue.topic").orElse(null));
                });
    }

    private static long delay(String channel, String topic) {
        try {
            return Long.parseLong(topic.substring(topic.lastIndexOf('_') + 1));
        } catch (NumberFormatException none) {
            throw new IllegalStateException("The retry topic " + topic + " of the channel " + channel
                    + " does not end with its delay, such as " + KafkaDelayedRetryTopic.getRetryTopic(channel, 10_000)
                    + ", which Kafka's connector needs.", none);
        }
    }

    /**
     * The topic of the next retry; empty if there is none.
     *
     * @param retries how many retries have failed
     */
    Optional<String> next(int retries) {
        String topic = KafkaDelayedRetryTopic.getNextTopic(topics, deadLetterTopic, max, retries);
        return Objects.equals(topic, deadLetterTopic) || delays(retries + 1) > timeout ? Optional.empty() : Optional.of(topic);
    }

    private long delays(int retries) {
        return Stream.iterate(0, index -> index + 1).limit(retries)
                .mapToLong(index -> delay(channel, topics.get(Math.min(index, topics.size() - 1)))).sum();
    }
}
