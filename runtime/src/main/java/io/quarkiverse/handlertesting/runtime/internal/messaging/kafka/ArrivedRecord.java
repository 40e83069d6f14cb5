package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import java.util.function.Consumer;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.MessageWork;
import io.quarkiverse.handlertesting.runtime.internal.messaging.MockedChannels;

/** Metadata of a record that has arrived from a broker: reports its first ack or nack. Thread-safe. */
final class ArrivedRecord {

    private final MockedChannels channels;
    private final RunningCause cause;
    private final String channel;
    private final Object payload;
    private final Runnable landed;
    private final Consumer<Throwable> acknowledgement;
    private final long since = System.nanoTime();
    private volatile MessageWork work;
    private boolean reported;

    /**
     * @param cause {@code null} if it is unknown
     * @param landed ends the flight of the record; {@code null} for none
     * @param acknowledgement called with {@code null} for an ack, else with the reason of the nack; {@code null} for none
     */
    ArrivedRecord(MockedChannels channels, RunningCause cause, String channel, Object payload, Runnable landed,
            Consumer<Throwable> acknowledgement) {
        this.channels = channels;
        this.cause = cause;
        this.channel = channel;
        this.payload = payload;
        this.landed = landed;
        this.acknowledgement = acknowledgement;
    }

    /** {@code null} if it is unknown. */
    RunningCause cause() {
        return cause;
    }

    /** Called when the record counts here, so that it is no longer on its way. */
    void landed() {
        if (landed != null) {
            landed.run();
        }
    }

    /** The work ends when the record has been acknowledged. */
    void counted(MessageWork counted) {
        work = counted;
    }

    /**
     * Called when the record is acknowledged. Failure strategies ack a record that was nacked, which is no report.
     *
     * @param reason {@code null} for an ack
     */
    void acknowledging(Throwable reason) {
        synchronized (this) {
            if (reported) {
                return;
            }
            reported = true;
        }
        channels.delivered(cause, channel, payload, reason, since);
        if (acknowledgement != null) {
            acknowledgement.accept(reason);
        }
    }

    /** Called when the connector has done what the acknowledgement leads to. */
    void acknowledged() {
        MessageWork counted = work;
        if (counted != null) {
            counted.acknowledged();
        }
    }
}
