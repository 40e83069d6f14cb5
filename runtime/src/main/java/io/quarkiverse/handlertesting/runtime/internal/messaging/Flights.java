package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.events.Delivery.Outcome;
import io.quarkiverse.handlertesting.events.UnwritableMessage;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.hops.messaging.MessageCause;
import io.quarkiverse.handlertesting.runtime.internal.messaging.TestMessage.End;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.providers.MetadataInjectableMessage;

/** The messages that the application and its tests send to one kind of broker, by the number in their header. Thread-safe. */
public final class Flights {

    /** In the header in place of a cause that is unknown. */
    private static final String UNKNOWN = "none";
    private static final int MANY = 10_000;

    private final ApplicationTestRuns runs;
    private final MockedChannels channels;
    private final AtomicLong lastNumber = new AtomicLong();
    private final Map<String, Flight> underway = new ConcurrentHashMap<>();

    public Flights(ApplicationTestRuns runs, MockedChannels channels) {
        this.runs = runs;
        this.channels = channels;
    }

    /** Adds a message that is about to be sent; returns its number, the value of its header. */
    public String add(Flight flight) {
        RunningCause cause = flight.cause();
        String number = (cause == null ? UNKNOWN : cause.header()) + "-" + lastNumber.incrementAndGet();
        forgetEnded();
        underway.put(number, flight);
        return number;
    }

    /** Adds a message that a test sends; returns its number. */
    public String launch(Flight flight) {
        flight.began();
        return add(flight);
    }

    /** A message that a consumer never gets is on its way until the end of its test. */
    private void forgetEnded() {
        if (underway.size() >= MANY) {
            underway.values().removeIf(Flight::hasEnded);
        }
    }

    /**
     * The message with this number; {@code null} if it is not on its way.
     *
     * @param number {@code null} for a message without one
     */
    public Flight find(String number) {
        return number == null ? null : underway.get(number);
    }

    /** Follows the attempts to send a message. */
    public <T> Uni<T> followed(Uni<T> attempts, String number) {
        Flight flight = find(number);
        if (flight == null) {
            return attempts;
        }
        return Uni.createFrom().deferred(() -> {
            underway.put(number, flight);
            flight.began();
            return attempts;
        }).onItem().invoke(() -> confirmed(number, flight)).onFailure().invoke(failure -> failed(number, flight, failure));
    }

    /**
     * Called when the broker has answered a message of a test.
     *
     * @param failure {@code null} if the broker has confirmed it
     */
    public void answered(String number, Throwable failure) {
        Flight flight = find(number);
        if (flight == null) {
            return;
        }
        if (failure == null) {
            confirmed(number, flight);
        } else {
            failed(number, flight, failure);
        }
    }

    private void confirmed(String number, Flight flight) {
        ChannelMessage message = flight.message();
        if (message != null) {
            channels.sent(flight.cause(), message);
        }
        if (flight.confirmed()) {
            underway.remove(number);
        }
    }

    private void failed(String number, Flight flight, Throwable failure) {
        underway.remove(number);
        UnwritableMessage message = flight.failed(failure);
        if (message != null) {
            channels.unwritable(flight.cause(), message);
        }
    }

    /**
     * Called with a message that a channel has got. Adds its cause to it.
     *
     * @param number {@code null} for a message without one
     * @param destination where the message was sent
     * @param group the consumers of the channel, with those that share its messages
     */
    public ArrivedMessage arrived(MetadataInjectableMessage<?> message, String number, String destination, String channel,
            String group) {
        RunningCause cause = number == null ? null : cause(number, destination);
        ArrivedMessage arrived = new ArrivedMessage(channels, cause, channel, message,
                cause == null ? null : () -> landed(number, destination, group),
                cause == null ? null : end(number, destination, group));
        message.injectMetadata(arrived);
        if (cause != null) {
            message.injectMetadata(new MessageCause(cause));
        }
        return arrived;
    }

    /**
     * Called with a message that a channel could not read, and that has stopped the channel.
     *
     * @param number {@code null} for a message without one
     * @param group the consumers of the channel, with those that share its messages
     */
    public void unreadable(String number, String destination, String channel, String group, Throwable reason) {
        RunningCause cause = number == null ? null : cause(number, destination);
        if (cause == null) {
            return;
        }
        cause.failed(reason, WorkKind.CHANNEL, channel);
        channels.delivered(cause, channel, null, Outcome.UNREADABLE, reason, System.nanoTime());
        Consumer<End> ended = end(number, destination, group);
        if (ended != null) {
            ended.accept(new End(Outcome.UNREADABLE, reason, null));
        }
        landed(number, destination, group);
    }

    /** A message that another application has passed on has the number, but goes elsewhere. */
    private Flight find(String number, String destination) {
        Flight flight = find(number);
        return flight != null && flight.isTo(destination) ? flight : null;
    }

    private RunningCause cause(String number, String destination) {
        Flight flight = find(number, destination);
        return flight != null ? flight.cause()
                : runs.resolve(number.substring(0, Math.max(0, number.lastIndexOf('-')))).orElse(null);
    }

    private Consumer<End> end(String number, String destination, String group) {
        Flight flight = find(number, destination);
        return flight == null ? null : end -> flight.ended(group, end);
    }

    private void landed(String number, String destination, String group) {
        Flight flight = find(number, destination);
        if (flight != null && flight.arrived(group)) {
            underway.remove(number);
        }
    }
}
