package io.quarkiverse.handlertesting.runtime.internal.http;

import java.util.Objects;
import java.util.Set;

/** The cookie whose value goes into a header of each request that may change something. */
record Csrf(String cookie, String header) {

    /** RFC 9110, section 9.2.1. */
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    Csrf {
        Objects.requireNonNull(cookie, "cookie");
        HeaderCheck.check(header, "");
    }

    static boolean isFor(String method) {
        return !SAFE.contains(method);
    }
}
