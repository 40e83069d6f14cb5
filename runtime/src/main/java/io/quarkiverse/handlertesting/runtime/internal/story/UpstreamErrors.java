package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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

    private static final int FIRST_ERROR = 400;

    /** Calls that repeat each other. */
    private record Repeated(Object cause, String upstream, String method, String url) {
    }

    @Override
    public List<Clue> find(Scene scene) {
        if (!new RepeatedAttempts().find(scene).isEmpty()) {
            return List.of();
        }
        Map<Repeated, RecordedEvent> last = new LinkedHashMap<>();
        scene.concerned().forEach(event -> {
            if (event.payload() instanceof UpstreamCall call && call.isExpected()) {
                last.put(new Repeated(event.cause(), call.upstream(), call.method(), call.url()), event);
            }
        });
        return last.values().stream().map(event -> clue(scene, event)).filter(Objects::nonNull)
                .reduce((first, second) -> second).map(List::of).orElse(List.of());
    }

    private static Clue clue(Scene scene, RecordedEvent event) {
        UpstreamCall call = (UpstreamCall) event.payload();
        return call.status() < FIRST_ERROR ? null
                : new Clue(scene.request().isPresent() ? Weight.SHOWS : Weight.POINTS,
                        call.upstream() + " answered " + CauseColumn.possessive(event.cause()) + call.method() + " "
                                + ValueText.shortened(call.url()) + " with " + call.status()
                                + (isRefusal(call.status()) ? "; " + SentAuthorization.text(call.header("Authorization")) : "")
                                + ".");
    }

    private static boolean isRefusal(int status) {
        return status == 401 || status == 403;
    }
}
