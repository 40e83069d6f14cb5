package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.util.function.Consumer;

import io.quarkiverse.handlertesting.events.Delivery.Outcome;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.ChannelFailures;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.MessageWork;
import io.quarkiverse.handlertesting.runtime.internal.messaging.TestMessage.End;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueCopy;
import io.smallrye.reactive.messaging.providers.MetadataInjectableMessage;

/** Metadata of a message that has arrived from a broker: reports its first ack or nack. Thread-safe. */
public final class ArrivedMessage extends Arrived {

    private final MockedChannels channels;
    private final String channel;
    private final MetadataInjectableMessage<?> message;
    /** As it is when the message arrives: its consumers may change it. */
    private final Object payload;
    private final Runnable landed;
    private final Consumer<End> ended;
    private final long since = System.nanoTime();
    private boolean reported;

    /**
     * @param cause {@code null} if it is unknown
     * @param landed ends the flight of the message; {@code null} for none
     * @param ended called with how the message has ended; {@code null} for none
     */
    ArrivedMessage(MockedChannels channels, RunningCause cause, String channel, MetadataInjectableMessage<?> message,
            Runnable landed, Consumer<End> ended) {
        super(cause);
        this.channels = channels;
        this.channel = channel;
        this.message = message;
        this.payload = ValueCopy.of(message.getPayload());
        this.landed = landed;
        this.ended = ended;
    }

    @Override
    public void counted(MessageWork counted) {
        super.counted(counted);
        message.injectMetadata(counted);
        landed();
    }

    /** Called when the message counts here, so that it is no longer on its way. */
    public void landed() {
        if (landed != null) {
            landed.run();
        }
    }

    @Override
    public void acknowledging(Throwable reason) {
        end(reason == null ? Outcome.ACKED : Outcome.NACKED, reason);
    }

    /** Called when the message could not be read, so that no consumer gets it. */
    public void unreadable(Throwable reason) {
        end(Outcome.UNREADABLE, reason);
    }

    private void end(Outcome outcome, Throwable reason) {
        synchronized (this) {
            if (reported) {
                return;
            }
            reported = true;
        }
        if (reason != null) {
            failed(reason);
        }
        channels.delivered(cause(), channel, payload, outcome, reason, since);
        if (ended != null) {
            ended.accept(new End(outcome, reason, null));
        }
    }

    /** With another strategy than to fail, the application has decided what becomes of the record. */
    private void failed(Throwable reason) {
        ChannelFailures.nacked(reason);
        if (cause() != null && ChannelAttributes.of("incoming", channel)
                .flatMap(attributes -> attributes.find("failure-strategy")).orElse("fail").equals("fail")) {
            cause().failed(reason, WorkKind.CHANNEL, channel);
        }
    }
}
