package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.time.Duration;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.events.Delivery;
import io.quarkiverse.handlertesting.events.Delivery.Outcome;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.UnwritableMessage;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.EventSink;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.text.Reached;

/** Records the messages that leave the application over channels, and those that arrive over them. */
@Singleton
public class ChannelTap {

    private final ApplicationTestRuns runs;
    private final SendingLine line;
    private final RunningReceiver receiver;

    public ChannelTap(ApplicationTestRuns runs, SendingLine line, RunningReceiver receiver) {
        this.runs = runs;
        this.line = line;
        this.receiver = receiver;
    }

    /**
     * Records a message of the application.
     *
     * @param cause {@code null} if it is unknown
     * @param name the name of its channel; of a dead letter, the topic
     */
    public void sent(RunningCause cause, String name, ChannelMessage message) {
        EventSink sink = runs.sink(cause);
        if (sink != null) {
            ChannelMessage sent = located(message, line.take());
            sink.append(Origin.CHANNEL_SENT, name, now -> sent, null);
        }
    }

    /**
     * The message with the line and the observer that send it, both still on this thread: no other code has the payload yet.
     */
    private ChannelMessage located(ChannelMessage sent, String at) {
        return at == null ? sent
                : new ChannelMessage(sent.channel(), sent.topic(), sent.payload(), sent.key(), sent.headers(), sent.metadata(),
                        sent.bytes(), new Reached(at, receiver.now()));
    }

    /**
     * Records a message of the application that was not written.
     *
     * @param cause {@code null} if it is unknown
     */
    public void unwritable(RunningCause cause, UnwritableMessage message) {
        EventSink sink = runs.sink(cause);
        if (sink != null) {
            sink.append(Origin.CHANNEL_SENT, message.channel(), now -> message, message.failure());
        }
    }

    /**
     * Records that a message has been acknowledged.
     *
     * @param cause {@code null} if it is unknown
     * @param method the consumers; empty if they are unknown
     * @param thread the name of the thread of the consumer; {@code null} if it is unknown
     * @param failure {@code null} for none
     * @param since {@code System.nanoTime()} at the delivery
     */
    public void delivered(RunningCause cause, String channel, Object payload, String method, String thread,
            Outcome outcome, Throwable failure, long since) {
        String on = thread == null ? Thread.currentThread().getName() : thread;
        EventSink sink = runs.sink(cause);
        if (sink != null) {
            sink.append(Origin.CHANNEL_DELIVERED, channel, now -> new Delivery(channel, payload, method, on, outcome,
                    failure, Duration.ofNanos(now - since)), failure);
        }
    }
}
