package io.quarkiverse.handlertesting.runtime.internal.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.http.Redirect;
import io.quarkiverse.handlertesting.runtime.internal.text.Shortened;

/** The redirects of one exchange so far. */
final class RedirectTrail {

    private static final int SHOWN = 10;
    private static final int LINE_SHOWN = 300;

    private final String session;
    private final int max;
    private final List<Redirect> redirects = new ArrayList<>();

    /** Too many redirects, in words: a sentence, and lines that show them. */
    record TooMany(String sentence, String lines) {
    }

    RedirectTrail(String session, int max) {
        this.session = session;
        this.max = max;
    }

    /** @return whether the redirect may be followed: it does not exceed the limit */
    boolean add(Redirect redirect) {
        redirects.add(redirect);
        return redirects.size() <= max;
    }

    List<Redirect> redirects() {
        return List.copyOf(redirects);
    }

    /** @param events of the request that was redirected */
    TooMany tooMany(List<RecordedEvent> events) {
        Optional<RedirectCircle> circle = RedirectCircle.of(redirects);
        if (circle.isEmpty()) {
            return new TooMany("Session " + session + " was redirected more than " + max + (max == 1 ? " time" : " times")
                    + ", and gave up:", list());
        }
        return new TooMany("Session " + session + " went round in a " + (circle.get().isLogin() ? "login" : "circle")
                + ", and gave up after " + redirects.size() + " redirects: " + circle.get().text(events) + ".",
                "The last round:\n" + String.join("\n", circle.get().lines(events)));
    }

    private String list() {
        List<String> lines = new ArrayList<>();
        int hidden = Math.max(0, redirects.size() - SHOWN);
        for (int i = 0; i < redirects.size(); i++) {
            if (i == SHOWN / 2 && hidden > 0) {
                lines.add("  … " + hidden + " more");
                i += hidden;
            }
            lines.add("  #" + (i + 1) + "  " + Shortened.text(redirects.get(i).toString(), LINE_SHOWN));
        }
        return String.join("\n", lines);
    }
}
