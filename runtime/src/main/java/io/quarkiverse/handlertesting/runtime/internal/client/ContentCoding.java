package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.List;
import java.util.Locale;

import io.vertx.core.MultiMap;

/** The content codings of a response: RFC 9110, section 8.4. */
enum ContentCoding {
    NONE,
    GZIP,
    DEFLATE,
    /** One that this client cannot decode, or several. */
    UNKNOWN;

    private static final List<String> GZIPS = List.of("gzip", "x-gzip");

    /** The value of {@code Content-Encoding}; {@code null} if there is none. */
    static String field(MultiMap headers) {
        return headers.get("Content-Encoding");
    }

    /** @param field the value of {@code Content-Encoding}; {@code null} if there is none */
    static ContentCoding of(String field) {
        String coding = field == null ? "" : field.trim().toLowerCase(Locale.ROOT);
        if (coding.isEmpty() || coding.equals("identity")) {
            return NONE;
        }
        return GZIPS.contains(coding) ? GZIP : coding.equals("deflate") ? DEFLATE : UNKNOWN;
    }
}
