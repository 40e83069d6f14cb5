package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final int FIRST_REDIRECT = 300;
    private static final int FIRST_ERROR = 400;

    /** Requests that repeat each other, as far as messages show. */
    private record Repeated(Object cause, String method, String target) {

        static Repeated of(RecordedEvent event) {
            CallOut call = (CallOut) event.payload();
            return new Repeated(event.cause(), call.method(), call.target());
        }

        /** Whether this is the cause. */
        boolean isOf(Object other) {
            return Objects.equals(cause, other);
        }
    }

    @Override
    public List<Clue> find(Scene scene) {
        Map<Repeated, RecordedEvent> last = new LinkedHashMap<>();
        Map<Repeated, String> redirects = new HashMap<>();
        Stream.concat(scene.concerned(), scene.events().stream()).filter(event -> event.payload() instanceof CallOut)
                .forEach(event -> {
                    last.put(Repeated.of(event), event);
                    redirectOf((CallOut) event.payload()).ifPresent(to -> redirects.put(Repeated.of(event), to));
                });
        last.keySet().forEach(call -> redirects.entrySet().removeIf(redirect -> call.isOf(redirect.getKey().cause())
                && call.target().endsWith(redirect.getValue())));
        if (last.isEmpty()) {
            return List.of();
        }
        CallLines lines = CallLines.of(scene.events());
        return last.values().stream()
                .flatMap(event -> clue(event, redirects.get(Repeated.of(event)), lines.hasArrived(event)).stream()).sorted()
                .limit(NAMED)
                .toList();
    }

    private static Optional<String> redirectOf(CallOut call) {
        return call.stage() == CallOut.Stage.ANSWERED ? Optional.ofNullable(call.reason()) : Optional.empty();
    }

    /** @param redirect where the response redirects to; {@code null} if it is no redirect */
    private static Optional<Clue> clue(RecordedEvent event, String redirect, boolean arrived) {
        CallOut call = (CallOut) event.payload();
        String subject = CauseColumn.possessive(event.cause()) + "call " + call.method() + " "
                + ValueText.shortened(call.target());
        return switch (call.stage()) {
            case ANSWERED -> redirect != null ? Optional.of(new Clue(Weight.POINTS, subject + notFollowed(call, redirect)))
                    : arrived || call.status() < FIRST_ERROR ? Optional.empty()
                            : Optional.of(new Clue(Weight.POINTS,
                                    subject + " went to no mock, and was answered with " + call.status() + "."));
            case FAILED -> Optional.of(new Clue(arrived ? Weight.SHOWS : Weight.NAMES, subject + " failed: "
                    + sentence(call.reason()) + (call.attempt() == 1 ? "."
                            : " (attempt " + call.attempt() + " of " + call.attempt() + ").")));
            case NOT_SENT -> Optional.of(new Clue(Weight.NAMES, subject + " was not sent: " + sentence(call.reason()) + "."));
            case UNREADABLE -> Optional.of(new Clue(Weight.NAMES, subject + (redirect != null ? notFollowed(call, redirect)
                    : " was answered with " + call.status() + (call.status() >= FIRST_REDIRECT
                            ? ", which the client takes for a failure."
                            : ", but the response could not be read: " + sentence(call.reason()) + "."))));
        };
    }

    private static String notFollowed(CallOut call, String redirect) {
        return " was answered with " + call.status() + " to " + ValueText.shortened(redirect)
                + ", which the client did not follow.";
    }

    private static String sentence(String reason) {
        return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
    }
}
