package io.quarkiverse.handlertesting.runtime.internal.http;

import java.nio.charset.StandardCharsets;

/** RFC 3986, section 2.1, with the octets of UTF-8. */
public final class PercentEncoding {

    private PercentEncoding() {
    }

    /** Appends a character as its percent-encoded octets. */
    public static void append(StringBuilder to, int character) {
        for (byte octet : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
            to.append(String.format("%%%02X", octet));
        }
    }
}
