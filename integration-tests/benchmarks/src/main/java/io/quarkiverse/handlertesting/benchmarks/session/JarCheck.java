package io.quarkiverse.handlertesting.benchmarks.session;

import java.util.List;

/** Checks the work of a jar, because a jar that loses cookies is fast. */
final class JarCheck {

    private JarCheck() {
    }

    /**
     * @param header the header that the jar would send now
     * @param renewal the last {@code Set-Cookie} that the jar received
     * @throws AssertionError if the header is wrong
     */
    static void check(String header, String renewal) {
        List<String> cookies = List.of(header.split("; "));
        if (cookies.stream().distinct().count() != SampleCookies.SENT || cookies.size() != SampleCookies.SENT) {
            throw new AssertionError("The jar would send " + cookies.size() + " cookies instead of " + SampleCookies.SENT + ": "
                    + header);
        }
        String newest = renewal.substring(0, renewal.indexOf(';'));
        if (!cookies.contains(newest)) {
            throw new AssertionError("The jar would not send the newest session, " + newest + ", but " + header);
        }
    }
}
