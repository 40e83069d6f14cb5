package io.quarkiverse.handlertesting.runtime.internal.cookies.comparison;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that is to be so with cookies.
 *
 * @param name a sentence, as it stands in the documentation
 * @param rule the section that says so
 * @param visits the last of which is looked at
 * @param expected the `Cookie` field of its last request; empty for none
 * @param bySession what our session sends or does; another than expected where RestAssured, which carries it, cannot do that
 */
record CookieCase(String name, String rule, List<Visit> visits, String expected, String bySession) {

    static final String NOTHING = "";

    /** Whether RFC 6265 has no such rule, or another one. */
    boolean isOf6265bis() {
        return rule.startsWith("6265bis");
    }

    boolean isRedirected() {
        return visits.stream().anyMatch(Visit::isRedirected);
    }

    /** The name of the first cookie. */
    String cookie() {
        return visits.get(0).answers().get(0).setCookies().get(0).split("[=;]")[0].trim();
    }

    @Override
    public String toString() {
        return name + " (" + rule + ")";
    }

    static Story rfc6265(String section, String name) {
        return new Story("RFC 6265, " + section, name);
    }

    static Story rfc6265bis(String section, String name) {
        return new Story("6265bis, " + section, name);
    }

    /** What happens in a case, in the order of its methods. */
    static final class Story {

        private final String rule;
        private final String name;
        private final List<Visit> visits = new ArrayList<>();
        private Duration after = Duration.ZERO;
        private String bySession;

        private Story(String rule, String name) {
            this.rule = rule;
            this.name = name;
        }

        Story received(String uri, String... setCookies) {
            return answered(uri, Answer.ok(setCookies));
        }

        Story answered(String uri, Answer... answers) {
            visits.add(new Visit(after, URI.create(uri), List.of(answers)));
            after = Duration.ZERO;
            return this;
        }

        Story waited(Duration time) {
            after = time;
            return this;
        }

        /** To be said once, before the last request. */
        Story bySession(String sentOrDone) {
            bySession = sentOrDone;
            return this;
        }

        CookieCase sends(String uri, String expected) {
            return received(uri).sent(expected);
        }

        /** By the last request so far. */
        CookieCase sent(String expected) {
            return new CookieCase(name, rule, List.copyOf(visits), expected,
                    bySession == null ? expected : bySession);
        }
    }
}
