package io.quarkiverse.handlertesting.http;

/** The {@code SameSite} attribute of a cookie (draft-ietf-httpbis-rfc6265bis, section 5.6.7). */
public enum SameSite {
    /** Not said, or not understood. */
    DEFAULT,
    NONE,
    LAX,
    STRICT
}
