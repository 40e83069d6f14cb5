package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.quarkiverse.handlertesting.messaging.MessageRequest;
import io.quarkiverse.handlertesting.messaging.SentMessage;
import io.quarkiverse.handlertesting.runtime.internal.application.Deadlines;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelFormat.Sending;

/** A message to send to one channel. */
final class MessageRequestImpl implements MessageRequest {

    private final MockedChannels channels;
    private final Deadlines deadlines;
    private final TestChannel channel;
    private final Sending sending;
    private final List<Object> metadata;

    MessageRequestImpl(MockedChannels channels, Deadlines deadlines, TestChannel channel, Object payload) {
        this(channels, deadlines, channel, new Sending(payload, null, Map.of()), List.of());
    }

    private MessageRequestImpl(MockedChannels channels, Deadlines deadlines, TestChannel channel, Sending sending,
            List<Object> metadata) {
        this.channels = channels;
        this.deadlines = deadlines;
        this.channel = channel;
        this.sending = sending;
        this.metadata = metadata;
    }

    @Override
    public MessageRequest key(Object key) {
        if (key == null) {
            throw new IllegalArgumentException(
                    "The key of a message is null. A message without a key needs no call of key(…).");
        }
        refuseUnless(channel.reader().hasKeys(), "keys");
        return with(new Sending(sending.payload(), key, sending.headers()), metadata);
    }

    @Override
    public MessageRequest header(String name, String value) {
        if (name == null || name.isEmpty() || value == null) {
            throw new IllegalArgumentException("A header needs a name and a value, but got header("
                    + (name == null ? null : '"' + name + '"') + ", " + (value == null ? null : '"' + value + '"') + ").");
        }
        refuseUnless(channel.takesHeaders(), "headers");
        Map<String, List<String>> headers = new LinkedHashMap<>(sending.headers());
        headers.merge(name, List.of(value), MessageRequestImpl::joined);
        return with(new Sending(sending.payload(), sending.key(), headers), metadata);
    }

    @Override
    public MessageRequest metadata(Object added) {
        if (added == null) {
            throw new IllegalArgumentException("The metadata of a message is null.");
        }
        if (!channel.takesMetadata()) {
            throw new IllegalArgumentException("Metadata does not go over a broker. Mock the channel " + channel.name()
                    + ", or send headers with header(…).");
        }
        return with(sending, joined(metadata, List.of(added)));
    }

    private MessageRequest with(Sending changed, List<Object> changedMetadata) {
        return new MessageRequestImpl(channels, deadlines, channel, changed, changedMetadata);
    }

    private static <T> List<T> joined(List<T> first, List<T> last) {
        List<T> joined = new ArrayList<>(first);
        joined.addAll(last);
        return List.copyOf(joined);
    }

    private void refuseUnless(boolean taken, String what) {
        if (!taken) {
            throw new IllegalArgumentException("Messages of the channel " + channel.name() + " have no " + what
                    + (channel.takesMetadata()
                            ? " here: only those of Kafka have. Add the metadata of its connector with metadata(…)."
                            : ": only those of Kafka have."));
        }
    }

    @Override
    public SentMessage send() {
        if (channels.hasStopped()) {
            throw new IllegalStateException(stopped(channel.name()));
        }
        TestRun run = channels.runs().current();
        if (run == null) {
            throw new IllegalStateException(outside());
        }
        Function<RunningCause, TestMessage> sender = channel.write(sending, metadata);
        String description = "message to " + channel.name();
        RunningCause cause = run.request(description);
        // Requests that its consumers send must not change the description.
        cause.describe(description);
        return new SentMessageView(sender.apply(cause), sending, deadlines, deadlines.timeout());
    }

    static String stopped(String channel) {
        return "The application has stopped, so no message can be sent to " + channel + ".";
    }

    private String outside() {
        String call = "A message was sent to " + channel.name();
        return channels.runs().isAnyRunning() ? call + " on the thread " + Thread.currentThread().getName()
                + ", which belongs to no running test or scope. Send it on the thread of a test, or on a thread that has opened"
                + " a scope (events.open(name))."
                : call + " while no test was running. A test lasts from its first @BeforeEach method to its last @AfterEach"
                        + " method.";
    }
}
