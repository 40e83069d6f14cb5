package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static java.net.HttpURLConnection.HTTP_NOT_FOUND;

import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.config.UpstreamsConfig;
import io.quarkiverse.handlertesting.runtime.internal.story.CauseColumn;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.ClueFinder;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene;
import io.quarkiverse.handlertesting.runtime.internal.text.Shortened;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/**
 * Finds the calls that no stub matches, each with the nearest stub and the first differences, and the calls that a mock could
 * not answer. The response was the mock's, which the application does not say.
 */
@Singleton
public class RefusedCalls implements ClueFinder {

    /** How many calls are named, those of the request first that the failure is about. */
    private static final int NAMED = 2;
    private static final int DIFFERENCES = 2;
    private static final int SHOWN = 160;
    private static final String NEAREST = "the nearest stub is ";

    /** A test that allows such calls may fail for another reason. */
    private final Weight weight;

    @Inject
    public RefusedCalls(UpstreamsConfig settings) {
        this(settings.failOnUnmatched());
    }

    RefusedCalls(boolean failsOnUnmatched) {
        weight = failsOnUnmatched ? Weight.NAMES : Weight.POINTS;
    }

    @Override
    public List<Clue> find(Scene scene) {
        return Stream.concat(scene.concerned(), scene.events().stream())
                .filter(event -> event.payload() instanceof UpstreamCall call && !call.isExpected()).map(this::clue).distinct()
                .limit(NAMED).toList();
    }

    private Clue clue(RecordedEvent event) {
        UpstreamCall call = (UpstreamCall) event.payload();
        String request = CauseColumn.possessive(event.cause()) + call.method() + " " + Shortened.beginning(call.url(), SHOWN);
        if (call.status() != HTTP_NOT_FOUND) {
            return new Clue(Weight.NAMES, "The mock upstream \"" + call.upstream() + "\" could not answer " + request
                    + ", so the " + call.status() + " is the mock's: " + call.reason() + ".");
        }
        return new Clue(weight, "No stub of the mock upstream \"" + call.upstream() + "\" matches " + request
                + ", so the 404 is the mock's; " + nearest(call.reason().lines().map(String::strip).toList()) + ".");
    }

    /** @param reason the nearest stub, followed by the differences; or that there are no stubs */
    private static String nearest(List<String> reason) {
        String first = reason.get(0);
        if (!first.startsWith(NEAREST)) {
            return first;
        }
        List<String> differences = reason.stream().skip(1).limit(DIFFERENCES).map(line -> Shortened.beginning(line, SHOWN))
                .toList();
        int left = reason.size() - 1 - differences.size();
        return "nearest: " + first.substring(NEAREST.length()) + "; " + String.join("; ", differences)
                + (left == 0 ? "" : left == 1 ? "; and 1 more difference" : "; and " + left + " more differences");
    }
}
