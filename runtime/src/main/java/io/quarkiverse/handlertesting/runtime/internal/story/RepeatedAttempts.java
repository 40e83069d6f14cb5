package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/** A request has called an upstream again and again, and each call was answered with an error. */
public final class RepeatedAttempts implements ClueFinder {

    private static final int TOO_OFTEN = 3;
    private static final int FIRST_ERROR = 400;

    private record Called(String by, String upstream, String method, String url) {

        String text(int times, Set<Integer> statuses) {
            return by + " called " + upstream + " " + method + " " + ValueText.shortened(url) + " " + times
                    + " times; each was answered with "
                    + String.join(" or ", statuses.stream().map(String::valueOf).toList()) + ".";
        }
    }

    @Override
    public List<Clue> find(Scene scene) {
        Map<Called, List<RecordedEvent>> calls = new LinkedHashMap<>();
        scene.concerned().filter(event -> event.payload() instanceof UpstreamCall call && call.isExpected()
                && event.cause() != null && event.cause().isRequest()).forEach(event -> {
                    UpstreamCall call = (UpstreamCall) event.payload();
                    calls.computeIfAbsent(
                            new Called(CauseColumn.text(event), call.upstream(), call.method(), call.url()),
                            first -> new ArrayList<>()).add(event);
                });
        return calls.entrySet().stream().filter(called -> called.getValue().size() >= TOO_OFTEN)
                .filter(called -> statuses(called.getValue()).stream().allMatch(status -> status >= FIRST_ERROR)).limit(1)
                .map(called -> new Clue(Weight.SHOWS,
                        called.getKey().text(called.getValue().size(), statuses(called.getValue()))))
                .toList();
    }

    private static Set<Integer> statuses(List<RecordedEvent> calls) {
        Set<Integer> statuses = new TreeSet<>();
        calls.forEach(event -> statuses.add(((UpstreamCall) event.payload()).status()));
        return statuses;
    }
}
