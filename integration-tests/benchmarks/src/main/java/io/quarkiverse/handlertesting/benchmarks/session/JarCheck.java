package io.quarkiverse.handlertesting.benchmarks.session;

import java.util.List;

/** Whether a jar has done its work: one that loses cookies is fast. */
final class JarCheck {

    private JarCheck() {
    }

    /**
     * @param header that the jar would send now
     * @param renewal the last {@code Set-Cookie} that it was given
     * @throws AssertionError if it is not what it should be
     */
    static void check(String header, String renewal) {
        List<String> cookies = List.of(header.split("; "));
        if (cookies.stream().distinct().count() != SampleCookies.SENT || cookies.size() != SampleCookies.SENT) {
            throw new AssertionError("Instead of " + SampleCookies.SENT + " cookies it would send " + cookies.size() + ": "
                    + header);
        }
        String newest = renewal.substring(0, renewal.indexOf(';'));
        if (!cookies.contains(newest)) {
            throw new AssertionError("It would not send the newest session, " + newest + ", but " + header);
        }
    }
}
