package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

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
    private final Flight flight;
    private final Set<String> unacknowledged;
    private final Function<Set<String>, String> consumers;
    private final CompletableFuture<End> end = new CompletableFuture<>();

    /**
     * @param groups the groups of this application that read the destination
     * @param stopped why groups get no message, as {@link BrokerReaders#stopped(String, Set)} says
     * @param consumers names the consumers of groups
     */
    public MessageInFlight(String channel, RunningCause cause, Destination destination, Set<String> groups,
            Function<Set<String>, String> stopped, Function<Set<String>, String> consumers) {
        this.channel = channel;
        this.cause = cause;
        this.unacknowledged = new HashSet<>(groups);
        this.consumers = consumers;
        this.flight = new Flight(cause, destination, groups, stopped, this::ended);
    }

    public Flight flight() {
        return flight;
    }

    private void ended(String group, End ofGroup) {
        boolean isLast;
        synchronized (unacknowledged) {
            isLast = unacknowledged.remove(group) && unacknowledged.isEmpty();
        }
        if (ofGroup.failure() != null || isLast) {
            end.complete(ofGroup);
        }
    }

    /** Called when the broker has not taken the message. */
    public void refused(Throwable failure) {
        drop("its broker has not taken it: " + FailureText.of(failure));
    }

    /** Called when the message was not sent. */
    public void drop(String reason) {
        end.complete(new End(null, null, reason));
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
            return "it is " + flight.place();
        }
        synchronized (unacknowledged) {
            return consumers.apply(Set.copyOf(unacknowledged)) + " has neither acked nor nacked it";
        }
    }
}
