package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/** A request has called an upstream again and again, and each call was answered with an error. */
public final class RepeatedAttempts implements ClueFinder {

    private static final int TOO_OFTEN = 3;

    @Override
    public List<Clue> find(Scene scene) {
        return of(scene).stream().toList();
    }

    static Optional<Clue> of(Scene scene) {
        return StubbedCalls.of(scene).entrySet().stream()
                .filter(called -> called.getKey().cause() != null && called.getKey().cause().isRequest()
                        && called.getValue().size() >= TOO_OFTEN
                        && called.getValue().stream().allMatch(StubbedCalls::isError))
                .findFirst().map(called -> new Clue(Weight.SHOWS, text(called.getKey(), called.getValue())));
    }

    private static String text(StubbedCalls called, List<RecordedEvent> calls) {
        return CauseColumn.text(calls.get(0)) + " called " + called.upstream() + " " + called.method() + " "
                + ValueText.shortened(called.url()) + " " + calls.size() + " times; each was answered with "
                + calls.stream().map(event -> ((UpstreamCall) event.payload()).status()).distinct().sorted()
                        .map(String::valueOf).collect(Collectors.joining(" or "))
                + ".";
    }
}
