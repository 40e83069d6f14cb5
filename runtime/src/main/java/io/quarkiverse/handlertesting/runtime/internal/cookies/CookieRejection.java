package io.quarkiverse.handlertesting.runtime.internal.cookies;

/**
 * A {@code Set-Cookie} field must be ignored. The message is the reason, for the reader of the test. Never leaves this
 * package.
 */
final class CookieRejection extends RuntimeException {

    private static final long serialVersionUID = 1;

    CookieRejection(String reason) {
        super(reason, null, false, false);
    }
}
