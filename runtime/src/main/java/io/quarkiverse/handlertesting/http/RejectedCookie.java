package io.quarkiverse.handlertesting.http;

import java.net.URI;

import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;

/**
 * A {@code Set-Cookie} that a {@link CookieJar} has ignored, as a browser would have done without a word.
 *
 * @param setCookie the value of the header field, as it was received
 * @param from whose response it was in
 * @param reason why it was ignored: a sentence, with the mend where the test has one
 */
public record RejectedCookie(String setCookie, URI from, String reason) {

    private static final int SHOWN = 80;

    /** On one line, the value shortened. */
    @Override
    public String toString() {
        String shown = setCookie.length() <= SHOWN ? setCookie : setCookie.substring(0, SHOWN) + "…";
        return ControlCharacters.escaped(shown) + " from " + from + ": " + reason;
    }
}
