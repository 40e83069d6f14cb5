package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.events.BusMessage;
import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.text.Reached;

/** Events that read alike, except for their durations, and for where they were sent and whom they reached. */
public final class EqualEvent {

    private EqualEvent() {
    }

    /** The last of these events that happened before this one and reads like it. */
    public static Optional<RecordedEvent> before(RecordedEvent event, List<RecordedEvent> others) {
        String text = text(event);
        return others.stream().filter(other -> other.sequence() < event.sequence() && other.origin() == event.origin()
                && text(other).equals(text)).reduce((first, last) -> last);
    }

    private static String text(RecordedEvent event) {
        String text = String.valueOf(event.payload());
        String reached = reached(event).map(Reached::toString).orElse("");
        return Folding.withoutDurations(
                text.endsWith(reached) ? text.substring(0, text.length() - reached.length()) : text);
    }

    /**
     * The end of a sentence about two events: {@code : #4 at Letters.java:24, #8 at Mailer.java:40}; empty if it is unknown.
     */
    public static String lines(RecordedEvent first, RecordedEvent second) {
        String lines = Stream.of(first, second).flatMap(event -> reached(event).map(Reached::at)
                .map(at -> "#" + event.sequence() + " at " + at).stream()).collect(Collectors.joining(", "));
        return lines.isEmpty() ? "" : ": " + lines;
    }

    private static Optional<Reached> reached(RecordedEvent event) {
        Object reached = event.payload() instanceof CdiEvent fired ? fired.reached()
                : event.payload() instanceof BusMessage message ? message.reached()
                        : event.payload() instanceof ChannelMessage message ? message.reached() : null;
        return reached instanceof Reached known ? Optional.of(known) : Optional.empty();
    }
}
