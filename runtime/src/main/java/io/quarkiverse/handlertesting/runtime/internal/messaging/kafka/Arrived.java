package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.MessageWork;

/** A message that has arrived from a broker: its cause, and its work until it has been acknowledged. */
abstract class Arrived {

    private final RunningCause cause;
    private volatile MessageWork work;

    /** @param cause {@code null} if it is unknown */
    Arrived(RunningCause cause) {
        this.cause = cause;
    }

    /** {@code null} if it is unknown. */
    final RunningCause cause() {
        return cause;
    }

    /** The work ends when the message has been acknowledged. */
    final void counted(MessageWork counted) {
        work = counted;
    }

    /** {@code null} if the message does not count. */
    final MessageWork work() {
        return work;
    }

    /**
     * Called when the message is acknowledged. Failure strategies ack a message that was nacked, which is no report.
     *
     * @param reason {@code null} for an ack
     */
    abstract void acknowledging(Throwable reason);

    /** Called when the connector has done what the acknowledgement leads to. */
    final void acknowledged() {
        MessageWork counted = work;
        if (counted != null) {
            counted.acknowledged();
        }
    }
}
