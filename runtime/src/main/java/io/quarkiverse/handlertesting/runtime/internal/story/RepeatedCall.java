package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/**
 * The application has called an upstream twice with the same body, or one request has read the same twice, and not since the
 * first call failed.
 */
public final class RepeatedCall implements ClueFinder {

    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH");

    private record Sent(String upstream, String method, String url, String body) {
    }

    private record Asked(Cause cause, String upstream, String method, String url) {
    }

    @Override
    public List<Clue> find(Scene scene) {
        return Stream.concat(sent(scene).stream(), asked(scene).stream()).toList();
    }

    private static Optional<Clue> asked(Scene scene) {
        Map<Asked, RecordedEvent> before = new HashMap<>();
        for (RecordedEvent event : scene.concerned().toList()) {
            if (event.cause() != null && event.cause().isRequest() && event.payload() instanceof UpstreamCall call
                    && call.method().equals("GET") && call.isExpected() && call.status() > 0) {
                // A call is a repetition of the one before it, which may have failed.
                Asked asked = new Asked(event.cause(), call.upstream(), call.method(), call.url());
                RecordedEvent first = before.put(asked, event);
                if (first != null && ((UpstreamCall) first.payload()).status() / 100 == 2) {
                    return Optional.of(new Clue(Weight.POINTS, CauseColumn.text(event) + " called " + call.upstream()
                            + " GET " + ValueText.shortened(call.url()) + " again (#" + event.sequence() + "), though #"
                            + first.sequence() + " was answered with " + ((UpstreamCall) first.payload()).status() + "."));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Clue> sent(Scene scene) {
        Map<Sent, RecordedEvent> before = new HashMap<>();
        for (RecordedEvent event : scene.concerned().toList()) {
            if (event.payload() instanceof UpstreamCall call && WRITES.contains(call.method())
                    && call.status() / 100 == 2 && !call.body().isEmpty()) {
                RecordedEvent first = before.putIfAbsent(
                        new Sent(call.upstream(), call.method(), call.url(), call.body()), event);
                if (first != null) {
                    return Optional.of(new Clue(Weight.POINTS,
                            "#" + event.sequence() + " (" + CauseColumn.text(event) + ") sent to "
                                    + call.upstream() + " what #" + first.sequence() + " (" + CauseColumn.text(first)
                                    + ") had sent " + Durations.text(event.nanos() - first.nanos()) + " before: "
                                    + call.method() + " "
                                    + call.url() + " with the same body."));
                }
            }
        }
        return Optional.empty();
    }
}
