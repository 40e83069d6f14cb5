package io.quarkiverse.handlertesting.runtime.internal.cookies.comparison;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule about cookies, as a test.
 *
 * @param name a sentence, as the documentation prints it
 * @param rule the section of the specification that has the rule
 * @param visits the last one is checked
 * @param expected the `Cookie` field of the last request; empty if it must have none
 * @param bySession what our session sends or does; differs from `expected` where RestAssured, which sends for it, cannot do
 *        that
 */
record CookieCase(String name, String rule, List<Visit> visits, String expected, String bySession) {

    static final String NOTHING = "";

    /** Whether the rule is missing in RFC 6265, or different there. */
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

    /** The events of a case, in the order of the method calls. */
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

        /** To be called at most once, before the last request. */
        Story bySession(String sentOrDone) {
            bySession = sentOrDone;
            return this;
        }

        CookieCase sends(String uri, String expected) {
            return received(uri).sent(expected);
        }

        /** The expectation for the last request so far. */
        CookieCase sent(String expected) {
            return new CookieCase(name, rule, List.copyOf(visits), expected,
                    bySession == null ? expected : bySession);
        }
    }
}
