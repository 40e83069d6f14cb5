package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;

import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/**
 * A message of the application, or of a test, on its way over a broker: over when the broker has confirmed it and each group of
 * consumers in this application has got it. Thread-safe.
 */
public class Flight {

    private final RunningCause cause;
    private final Destination destination;
    /** The groups of this application that read the destination and have not got the message. */
    private final Set<String> awaited;
    private final BiConsumer<String, Throwable> acknowledgements;
    /** {@code null} while nothing is waited for. */
    private Work work;
    private boolean confirmed;

    /**
     * Where a message goes.
     *
     * @param kind {@code "topic"} or {@code "address"}
     */
    public record Destination(String kind, String name) {

        @Override
        public String toString() {
            return kind + ' ' + name;
        }
    }

    /**
     * @param cause {@code null} if it is unknown
     * @param readers the groups of this application that read the destination
     */
    public Flight(RunningCause cause, Destination destination, Set<String> readers) {
        this(cause, destination, readers, (group, reason) -> {
        });
    }

    /** @param acknowledgements takes the acknowledgement of each group, with {@code null} for an ack, else with the reason */
    Flight(RunningCause cause, Destination destination, Set<String> readers,
            BiConsumer<String, Throwable> acknowledgements) {
        this.cause = cause;
        this.destination = destination;
        this.awaited = new HashSet<>(readers);
        this.acknowledgements = acknowledgements;
    }

    final RunningCause cause() {
        return cause;
    }

    final boolean isTo(String name) {
        return destination.name().equals(name);
    }

    /** Called when an attempt to send begins. */
    final synchronized void began() {
        if (cause != null && work == null && !awaited.isEmpty()) {
            work = cause.begin(WorkKind.CHANNEL, "in flight to " + destination);
        }
    }

    /**
     * Called when a consumer has got the message.
     *
     * @return whether the flight is over
     */
    final synchronized boolean arrived(String group) {
        awaited.remove(group);
        if (awaited.isEmpty()) {
            end();
        }
        return confirmed && awaited.isEmpty();
    }

    /** Whether a group has not got the message. */
    final synchronized boolean isAwaited() {
        return !awaited.isEmpty();
    }

    /** @param reason {@code null} for an ack */
    final void acknowledged(String group, Throwable reason) {
        acknowledgements.accept(group, reason);
    }

    /**
     * Called when the broker has confirmed the message.
     *
     * @return whether the flight is over
     */
    final synchronized boolean confirmed() {
        confirmed = true;
        return awaited.isEmpty();
    }

    /** Called when an attempt to send has failed. Another one may follow. */
    final synchronized void failed() {
        end();
    }

    final boolean hasEnded() {
        return cause == null || cause.testRun().hasEnded();
    }

    private void end() {
        if (work != null) {
            work.end();
            work = null;
        }
    }

    /** The message as the application has sent it; {@code null} for one of a test. */
    protected ChannelMessage message() {
        return null;
    }
}
