package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import java.util.function.Consumer;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.messaging.MockedChannels;

/** Metadata of a record that has arrived from a broker: reports its first ack or nack. Thread-safe. */
final class ArrivedRecord extends Arrived {

    private final MockedChannels channels;
    private final String channel;
    private final Object payload;
    private final Runnable landed;
    private final Consumer<Throwable> acknowledgement;
    private final long since = System.nanoTime();
    private boolean reported;

    /**
     * @param cause {@code null} if it is unknown
     * @param landed ends the flight of the record; {@code null} for none
     * @param acknowledgement called with {@code null} for an ack, else with the reason of the nack; {@code null} for none
     */
    ArrivedRecord(MockedChannels channels, RunningCause cause, String channel, Object payload, Runnable landed,
            Consumer<Throwable> acknowledgement) {
        super(cause);
        this.channels = channels;
        this.channel = channel;
        this.payload = payload;
        this.landed = landed;
        this.acknowledgement = acknowledgement;
    }

    /** Called when the record counts here, so that it is no longer on its way. */
    void landed() {
        if (landed != null) {
            landed.run();
        }
    }

    @Override
    void acknowledging(Throwable reason) {
        synchronized (this) {
            if (reported) {
                return;
            }
            reported = true;
        }
        channels.delivered(cause(), channel, payload, reason, since);
        if (acknowledgement != null) {
            acknowledgement.accept(reason);
        }
    }
}
