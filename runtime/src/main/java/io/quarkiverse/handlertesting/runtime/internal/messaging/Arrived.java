package io.quarkiverse.handlertesting.runtime.internal.messaging;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.BrokerMessages.Arrival;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.MessageWork;

/** A message that has arrived from a broker: its cause, and its work until it has been acknowledged. */
public abstract class Arrived implements Arrival {

    private final RunningCause cause;
    private volatile MessageWork work;

    /** @param cause {@code null} if it is unknown */
    protected Arrived(RunningCause cause) {
        this.cause = cause;
    }

    /**
     * The message or batch as it has arrived; {@code null} for one that has not arrived from a broker. The first record of a
     * batch also has the metadata of the batch.
     */
    static Arrived of(Message<?> message) {
        Arrived batch = null;
        for (Object each : message.getMetadata()) {
            if (each instanceof ArrivedMessage single) {
                return single;
            }
            batch = each instanceof Arrived several ? several : batch;
        }
        return batch;
    }

    @Override
    public final RunningCause cause() {
        return cause;
    }

    /** The work ends when the message has been acknowledged. */
    @Override
    public void counted(MessageWork counted) {
        work = counted;
    }

    /** {@code null} if the message does not count. */
    protected final MessageWork work() {
        return work;
    }

    /**
     * Called when the message is acknowledged. Failure strategies ack a message that was nacked, which is no report.
     *
     * @param reason {@code null} for an ack
     */
    public abstract void acknowledging(Throwable reason);

    /** Called when the connector has done what the acknowledgement leads to. */
    public final void acknowledged() {
        MessageWork counted = work;
        if (counted != null) {
            counted.acknowledged();
        }
    }
}
