package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.quarkiverse.handlertesting.events.Delivery.Outcome;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.messaging.Flight.Destination;
import io.quarkiverse.handlertesting.runtime.internal.text.FailureText;

/**
 * A message that a test has sent over a broker: acked when each group of consumers in this application has acked it, nacked
 * when one has nacked it. Thread-safe.
 */
public final class MessageInFlight implements TestMessage {

    private final String channel;
    private final RunningCause cause;
    private final Destination destination;
    private final Flight flight;
    private final Set<String> unacknowledged;
    private final Function<Set<String>, String> consumers;
    private final CompletableFuture<End> end = new CompletableFuture<>();

    /**
     * @param groups the groups of this application that read the destination
     * @param consumers names the consumers of groups
     */
    public MessageInFlight(String channel, RunningCause cause, Destination destination, Set<String> groups,
            Function<Set<String>, String> consumers) {
        this.channel = channel;
        this.cause = cause;
        this.destination = destination;
        this.unacknowledged = new HashSet<>(groups);
        this.consumers = consumers;
        this.flight = new Flight(cause, destination, groups, this::acknowledged);
    }

    public Flight flight() {
        return flight;
    }

    private void acknowledged(String group, Throwable reason) {
        boolean isLast;
        synchronized (unacknowledged) {
            isLast = unacknowledged.remove(group) && unacknowledged.isEmpty();
        }
        if (reason != null) {
            end.complete(new End(Outcome.NACKED, reason, null));
        } else if (isLast) {
            end.complete(new End(Outcome.ACKED, null, null));
        }
    }

    /** Called when the broker has not taken the message. */
    public void refused(Throwable failure) {
        end.complete(new End(null, null, "its broker has not taken it: " + FailureText.of(failure)));
    }

    @Override
    public String channelName() {
        return channel;
    }

    @Override
    public RunningCause cause() {
        return cause;
    }

    @Override
    public CompletableFuture<End> end() {
        return end;
    }

    @Override
    public String state() {
        if (flight.isAwaited()) {
            return "it is in flight to " + destination;
        }
        synchronized (unacknowledged) {
            return consumers.apply(Set.copyOf(unacknowledged)) + " has neither acked nor nacked it";
        }
    }
}
