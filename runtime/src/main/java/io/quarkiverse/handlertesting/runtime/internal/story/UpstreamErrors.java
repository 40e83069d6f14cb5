package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.List;

import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/**
 * Stubs that have answered with an error, and not with a success later. If it is 401 or 403, the clue says what the call
 * carried
 * for authorization.
 */
public final class UpstreamErrors implements ClueFinder {

    @Override
    public List<Clue> find(Scene scene) {
        // That clue says the same of several calls.
        return RepeatedAttempts.of(scene).isPresent() ? List.of()
                : StubbedCalls.of(scene).values().stream().map(calls -> calls.get(calls.size() - 1))
                        .filter(StubbedCalls::isError).reduce((first, second) -> second)
                        .map(event -> List.of(clue(scene, event))).orElse(List.of());
    }

    private static Clue clue(Scene scene, RecordedEvent event) {
        UpstreamCall call = (UpstreamCall) event.payload();
        return new Clue(scene.request().isPresent() ? Weight.SHOWS : Weight.POINTS,
                call.upstream() + " answered " + CauseColumn.possessive(event.cause()) + call.method() + " "
                        + ValueText.shortened(call.url()) + " with " + call.status()
                        + (isRefusal(call.status()) ? "; " + SentAuthorization.text(call.header("Authorization")) : "") + ".");
    }

    private static boolean isRefusal(int status) {
        return status == 401 || status == 403;
    }
}
