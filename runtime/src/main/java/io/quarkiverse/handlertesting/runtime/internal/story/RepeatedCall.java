package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/** The application has called an upstream twice with the same body, and not since the first call failed. */
public final class RepeatedCall implements ClueFinder {

    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH");

    private record Sent(String upstream, String method, String url, String body) {
    }

    @Override
    public List<Clue> find(Scene scene) {
        Map<Sent, RecordedEvent> before = new HashMap<>();
        for (RecordedEvent event : scene.concerned().toList()) {
            if (event.payload() instanceof UpstreamCall call && WRITES.contains(call.method())
                    && call.status() / 100 == 2 && !call.body().isEmpty()) {
                RecordedEvent first = before.putIfAbsent(
                        new Sent(call.upstream(), call.method(), call.url(), call.body()), event);
                if (first != null) {
                    return List.of(new Clue(Weight.POINTS,
                            "#" + event.sequence() + " (" + CauseColumn.text(event) + ") sent to "
                                    + call.upstream() + " what #" + first.sequence() + " (" + CauseColumn.text(first)
                                    + ") had sent " + Durations.text(event.nanos() - first.nanos()) + " before: "
                                    + call.method() + " "
                                    + call.url() + " with the same body."));
                }
            }
        }
        return List.of();
    }
}
