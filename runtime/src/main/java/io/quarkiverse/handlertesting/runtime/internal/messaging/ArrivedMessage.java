package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.util.function.Consumer;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.ChannelFailures;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.MessageWork;
import io.smallrye.reactive.messaging.providers.MetadataInjectableMessage;

/** Metadata of a message that has arrived from a broker: reports its first ack or nack. Thread-safe. */
public final class ArrivedMessage extends Arrived {

    private final MockedChannels channels;
    private final String channel;
    private final MetadataInjectableMessage<?> message;
    private final Runnable landed;
    private final Consumer<Throwable> acknowledgement;
    private final long since = System.nanoTime();
    private boolean reported;

    /**
     * @param cause {@code null} if it is unknown
     * @param landed ends the flight of the message; {@code null} for none
     * @param acknowledgement called with {@code null} for an ack, else with the reason of the nack; {@code null} for none
     */
    ArrivedMessage(MockedChannels channels, RunningCause cause, String channel, MetadataInjectableMessage<?> message,
            Runnable landed, Consumer<Throwable> acknowledgement) {
        super(cause);
        this.channels = channels;
        this.channel = channel;
        this.message = message;
        this.landed = landed;
        this.acknowledgement = acknowledgement;
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
        synchronized (this) {
            if (reported) {
                return;
            }
            reported = true;
        }
        if (reason != null) {
            failed(reason);
        }
        channels.delivered(cause(), channel, message.getPayload(), reason, since);
        if (acknowledgement != null) {
            acknowledgement.accept(reason);
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
