package io.quarkiverse.handlertesting.runtime.internal.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/** Creates values of the header {@code Authorization}. */
final class Credentials {

    private Credentials() {
    }

    /**
     * Basic authentication: RFC 7617, section 2.
     *
     * @throws IllegalArgumentException if the user has a colon, which would end the name
     */
    static String basic(String user, String password) {
        if (user.indexOf(':') >= 0) {
            throw new IllegalArgumentException(
                    "A user of basic authentication cannot have a colon in its name (RFC 7617, section 2): \"" + user + "\".");
        }
        String pair = user + ":" + Objects.requireNonNull(password, "password");
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** A bearer token: RFC 6750, section 2.1. Its syntax is not checked: a test may send an invalid token. */
    static String bearer(String token) {
        return "Bearer " + Objects.requireNonNull(token, "token");
    }
}
