package io.quarkiverse.handlertesting.http;

/** The {@code SameSite} attribute of a cookie (draft-ietf-httpbis-rfc6265bis, section 5.6.7). */
public enum SameSite {
    /** The attribute is missing, or its value is unknown. */
    DEFAULT,
    NONE,
    LAX,
    STRICT
}
