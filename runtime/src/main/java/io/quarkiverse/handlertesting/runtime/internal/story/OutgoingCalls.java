package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.events.CallOut;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;

/**
 * Finds the outgoing requests that failed in the end: an attempt that a later one has made good is no clue. A failure that a
 * mock was asked for says less than one before the request arrived.
 */
public final class OutgoingCalls implements ClueFinder {

    /** How many requests are named, those of the request first that the failure is about. */
    private static final int NAMED = 2;
    private static final int FIRST_ERROR = 400;

    /** Requests that repeat each other, as far as messages show. */
    private record Repeated(Object cause, String method, String target) {

        static Repeated of(RecordedEvent event) {
            CallOut call = (CallOut) event.payload();
            return new Repeated(event.cause(), call.method(), call.target());
        }
    }

    @Override
    public List<Clue> find(Scene scene) {
        Map<Repeated, RecordedEvent> last = new LinkedHashMap<>();
        Stream.concat(scene.concerned(), scene.events().stream()).filter(event -> event.payload() instanceof CallOut)
                .forEach(event -> last.put(Repeated.of(event), event));
        if (last.isEmpty()) {
            return List.of();
        }
        CallLines lines = CallLines.of(scene.events());
        return last.values().stream().flatMap(event -> clue(event, lines.hasArrived(event)).stream()).sorted().limit(NAMED)
                .toList();
    }

    private static Optional<Clue> clue(RecordedEvent event, boolean arrived) {
        CallOut call = (CallOut) event.payload();
        String subject = CauseColumn.possessive(event.cause()) + "call " + call.method() + " "
                + ValueText.shortened(call.target());
        return switch (call.stage()) {
            case ANSWERED -> arrived || call.status() < FIRST_ERROR ? Optional.empty()
                    : Optional.of(new Clue(Weight.POINTS,
                            subject + " went to no mock, and was answered with " + call.status() + "."));
            case FAILED -> Optional.of(new Clue(arrived ? Weight.SHOWS : Weight.NAMES, subject + " failed: "
                    + sentence(call.reason()) + (call.attempt() == 1 ? "."
                            : " (attempt " + call.attempt() + " of " + call.attempt() + ").")));
            case NOT_SENT -> Optional.of(new Clue(Weight.NAMES, subject + " was not sent: " + sentence(call.reason()) + "."));
            case UNREADABLE -> Optional.of(new Clue(Weight.NAMES, subject + " was answered with " + call.status()
                    + ", but the response could not be read: " + sentence(call.reason()) + "."));
        };
    }

    private static String sentence(String reason) {
        return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
    }
}
