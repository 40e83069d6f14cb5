package io.quarkiverse.handlertesting.runtime.internal.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.http.Redirect;

/** The redirects of one exchange so far. */
final class RedirectTrail {

    private static final int SHOWN = 20;

    private final String session;
    private final int max;
    private final UnaryOperator<String> story;
    private final List<Redirect> redirects = new ArrayList<>();

    /** @param story makes the message of a failure, given its text */
    RedirectTrail(String session, int max, UnaryOperator<String> story) {
        this.session = session;
        this.max = max;
        this.story = story;
    }

    /** @throws HttpAssertionError if this redirect exceeds the limit */
    void add(Redirect redirect) {
        redirects.add(redirect);
        if (redirects.size() > max) {
            throw new HttpAssertionError(Reason.TOO_MANY_REDIRECTS, story.apply(tooMany()), null);
        }
    }

    List<Redirect> redirects() {
        return List.copyOf(redirects);
    }

    private String tooMany() {
        StringBuilder text = new StringBuilder("Session " + session + " was redirected more than " + max
                + (max == 1 ? " time" : " times") + ", and gave up:");
        int hidden = Math.max(0, redirects.size() - SHOWN);
        for (int i = 0; i < redirects.size(); i++) {
            if (i == SHOWN / 2 && hidden > 0) {
                text.append("\n  … ").append(hidden).append(" more");
                i += hidden;
            }
            text.append("\n  #").append(i + 1).append("  ").append(redirects.get(i));
        }
        int loop = loop();
        if (loop > 0) {
            text.append("\nThe last ").append(loop == 1 ? "one repeats" : loop + " repeat").append(" over and over.");
        }
        return text.toString();
    }

    /** How many of the last redirects repeat the ones before them, in the same order; 0 if none do. */
    private int loop() {
        for (int length = 1; length * 2 <= redirects.size(); length++) {
            List<Redirect> last = redirects.subList(redirects.size() - length, redirects.size());
            if (last.equals(redirects.subList(redirects.size() - 2 * length, redirects.size() - length))) {
                return length;
            }
        }
        return 0;
    }
}
