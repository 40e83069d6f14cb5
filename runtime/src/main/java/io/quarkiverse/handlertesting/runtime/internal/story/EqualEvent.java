package io.quarkiverse.handlertesting.runtime.internal.story;

import static io.quarkiverse.handlertesting.events.Origin.CDI_COMMITTED;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.events.BusMessage;
import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.text.Reached;
import io.quarkiverse.handlertesting.runtime.internal.text.Receiver;

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
        return Folding.withoutDurations(withoutReached(event));
    }

    private static String withoutReached(RecordedEvent event) {
        String text = String.valueOf(event.payload());
        String reached = reached(event).map(Reached::toString).orElse("");
        return text.endsWith(reached) ? text.substring(0, text.length() - reached.length()) : text;
    }

    /**
     * The text of an event with its line, without what it has reached. The commit of an event reaches nothing: it was heard
     * when
     * it was fired.
     */
    static String unheard(RecordedEvent event) {
        return withoutReached(event) + at(event);
    }

    private static String at(RecordedEvent event) {
        return reached(event).map(Reached::at).map(line -> " at " + line).orElse("");
    }

    /**
     * The end of a sentence about two events: {@code : #4 at Letters.java:24, #8 at Mailer.java:40}; empty if it is unknown. If
     * an observer or a consumer has sent one of them, it is named, and the request that has caused the other one.
     *
     * @param all the events of the test
     */
    public static String lines(RecordedEvent first, RecordedEvent second, List<RecordedEvent> all) {
        Optional<RecordedEvent> within = Stream.of(first, second).filter(event -> within(event).isPresent()).findFirst();
        String lines = Stream.of(first, second).map(event -> place(event, within, all)).filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return lines.isEmpty() ? "" : ": " + lines;
    }

    /** @param within the one that an observer or a consumer has sent */
    private static String place(RecordedEvent event, Optional<RecordedEvent> within, List<RecordedEvent> all) {
        String at = at(event);
        String by = within.map(sent -> within(event).map(receiver -> by(receiver, all)).orElseGet(() -> by(event, sent)))
                .orElse("");
        return at.isEmpty() && by.isEmpty() ? "" : "#" + event.sequence() + at + by;
    }

    private static Optional<Receiver> within(RecordedEvent event) {
        return reached(event).map(Reached::within);
    }

    /** {@code " while Mailer.send handled #3 (Registered)"} */
    private static String by(Receiver receiver, List<RecordedEvent> all) {
        String handled = all.stream()
                .filter(event -> event.payload() instanceof CdiEvent fired && event.origin() != CDI_COMMITTED
                        && fired.event() == receiver.event() || reached(event).orElse(null) == receiver.event())
                .findFirst()
                .map(event -> " handled #" + event.sequence() + " (" + event.name() + ")").orElse(" ran");
        return " while " + receiver.name().get() + handled;
    }

    /** On another thread, the work of an observer may have sent it. */
    private static String by(RecordedEvent event, RecordedEvent within) {
        Cause cause = event.cause();
        return cause == null || !cause.isRequest() ? ""
                : " of r" + cause.number() + " (" + cause.description() + ")"
                        + (event.thread().equals(within.thread()) ? ", in no observer or consumer" : "");
    }

    private static Optional<Reached> reached(RecordedEvent event) {
        Object reached = event.payload() instanceof CdiEvent fired ? fired.reached()
                : event.payload() instanceof BusMessage message ? message.reached()
                        : event.payload() instanceof ChannelMessage message ? message.reached() : null;
        return reached instanceof Reached known ? Optional.of(known) : Optional.empty();
    }
}
