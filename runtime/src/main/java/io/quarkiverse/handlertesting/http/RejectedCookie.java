package io.quarkiverse.handlertesting.http;

import java.net.URI;

import io.quarkiverse.handlertesting.runtime.internal.text.PairText;
import io.quarkiverse.handlertesting.runtime.internal.text.Shortened;

/**
 * A {@code Set-Cookie} field that a {@link CookieJar} ignored, as a browser would do without a message.
 *
 * @param setCookie the value of the header field, as received
 * @param from the address of the request whose response had the field
 * @param reason why the field was ignored: a sentence, with the remedy if the test can apply one
 */
public record RejectedCookie(String setCookie, URI from, String reason) {

    private static final int SHOWN = 80;

    /** One line with a masked value. */
    @Override
    public String toString() {
        return Shortened.beginning(PairText.ofField(setCookie), SHOWN) + " from " + from + ": " + reason;
    }
}
