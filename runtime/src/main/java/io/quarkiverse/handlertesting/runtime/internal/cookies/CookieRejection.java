package io.quarkiverse.handlertesting.runtime.internal.cookies;

/** A {@code Set-Cookie} is to be ignored; the message is the reason, for whoever reads the test. Never leaves this package. */
final class CookieRejection extends RuntimeException {

    private static final long serialVersionUID = 1;

    CookieRejection(String reason) {
        super(reason, null, false, false);
    }
}
