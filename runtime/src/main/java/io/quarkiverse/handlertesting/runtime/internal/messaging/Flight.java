package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.events.UnwritableMessage;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.messaging.TestMessage.End;

/**
 * A message of the application, or of a test, on its way over a broker: over when the broker has confirmed it and each group of
 * consumers in this application has got it. Thread-safe.
 */
public class Flight {

    private final RunningCause cause;
    private final Destination destination;
    /** The groups of this application that read the destination and have not got the message. */
    private final Set<String> awaited;
    private final Function<Set<String>, String> stopped;
    private final BiConsumer<String, End> ended;
    /** {@code null} while nothing is waited for. */
    private Work work;
    private boolean confirmed;
    private boolean failed;

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
     * @param stopped why groups get no message, as {@link BrokerReaders#stopped(String, Set)} says
     */
    public Flight(RunningCause cause, Destination destination, Set<String> readers, Function<Set<String>, String> stopped) {
        this(cause, destination, readers, stopped, (group, end) -> {
        });
    }

    /** @param ended takes how the message has ended in each group */
    Flight(RunningCause cause, Destination destination, Set<String> readers, Function<Set<String>, String> stopped,
            BiConsumer<String, End> ended) {
        this.cause = cause;
        this.destination = destination;
        this.awaited = new HashSet<>(readers);
        this.stopped = stopped;
        this.ended = ended;
    }

    final RunningCause cause() {
        return cause;
    }

    final boolean isTo(String name) {
        return destination.name().equals(name);
    }

    /** Called when an attempt to send begins. */
    protected synchronized void began() {
        if (cause != null && work == null && !awaited.isEmpty()) {
            work = cause.begin(WorkKind.CHANNEL, new Place());
        }
    }

    /** Where the message is: {@code "in flight to topic orders"}, and why it does not arrive, if that is known. */
    final String place() {
        return "in flight to " + destination + stopped.apply(groups());
    }

    private synchronized Set<String> groups() {
        return Set.copyOf(awaited);
    }

    /** Only a report asks for the text: a channel may stop while the message is on its way. */
    private final class Place {

        @Override
        public String toString() {
            return place();
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

    /** Called when the message has ended in a group. */
    final void ended(String group, End end) {
        ended.accept(group, end);
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

    /**
     * Called when an attempt to send has failed. Another one may follow.
     *
     * @return the message that was not written; {@code null} for one of a test, and after the first attempt that has failed
     */
    final UnwritableMessage failed(Throwable failure) {
        synchronized (this) {
            end();
            if (failed) {
                return null;
            }
            failed = true;
        }
        return unwritten(failure);
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

    /** The message as the application has tried to send it; {@code null} for one of a test. */
    protected UnwritableMessage unwritten(Throwable failure) {
        return null;
    }
}
