package io.quarkiverse.handlertesting.runtime.internal.cookies;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

import io.quarkiverse.handlertesting.http.SameSite;
import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.quarkiverse.handlertesting.runtime.internal.text.OptionalWhitespace;

/** Parses {@code Set-Cookie} fields: RFC 6265, section 5.2, as amended by rfc6265bis, section 5.6. */
final class SetCookieParser {

    /** The limit for name and value together, in octets. */
    private static final int MAX_PAIR = 4096;
    /** The limit for the value of an attribute, in octets. */
    private static final int MAX_ATTRIBUTE = 1024;

    private final String name;
    private final String value;
    private Instant expires;
    private Long maxAge;
    private String domain = "";
    private String path;
    private boolean secure;
    private boolean httpOnly;
    private SameSite sameSite = SameSite.DEFAULT;

    private SetCookieParser(String name, String value) {
        this.name = name;
        this.value = value;
    }

    /**
     * @throws CookieRejection if the whole field must be ignored
     */
    static SetCookie parse(String field) {
        refuseControls(field);
        int end = field.indexOf(';');
        String pair = end < 0 ? field : field.substring(0, end);
        int equals = pair.indexOf('=');
        // For browsers, a pair without "=" is a value without a name; RFC 6265 would ignore the field.
        String name = equals < 0 ? "" : OptionalWhitespace.trimmed(pair.substring(0, equals));
        String value = OptionalWhitespace.trimmed(pair.substring(equals + 1));
        if (name.isEmpty() && value.isEmpty()) {
            throw new CookieRejection("It has neither a name nor a value.");
        }
        if (octets(name) + octets(value) > MAX_PAIR) {
            throw new CookieRejection("Its name and value have more than " + MAX_PAIR + " octets.");
        }
        SetCookieParser parser = new SetCookieParser(name, value);
        if (end >= 0) {
            parser.attributes(field.substring(end + 1));
        }
        return parser.result();
    }

    private static void refuseControls(String field) {
        for (int i = 0; i < field.length(); i++) {
            char character = field.charAt(i);
            if (ControlCharacters.isControl(character) && character != '\t') {
                throw new CookieRejection(String.format("It has a control character, \\u%04x.", (int) character));
            }
        }
    }

    private void attributes(String text) {
        for (String attribute : text.split(";")) {
            int equals = attribute.indexOf('=');
            String key = OptionalWhitespace.trimmed(equals < 0 ? attribute : attribute.substring(0, equals));
            String content = equals < 0 ? "" : OptionalWhitespace.trimmed(attribute.substring(equals + 1));
            if (octets(content) <= MAX_ATTRIBUTE) {
                attribute(key.toLowerCase(Locale.ROOT), content);
            }
        }
    }

    private void attribute(String key, String text) {
        switch (key) {
            case "expires" -> CookieDate.parse(text).ifPresent(date -> expires = date);
            case "max-age" -> maxAge(text);
            case "domain" -> domain = (text.startsWith(".") ? text.substring(1) : text).toLowerCase(Locale.ROOT);
            case "path" -> path = text.startsWith("/") ? text : null;
            case "secure" -> secure = true;
            case "httponly" -> httpOnly = true;
            case "samesite" -> sameSite = sameSite(text);
            default -> {
                // Section 5.2: unknown attributes are ignored.
            }
        }
    }

    private void maxAge(String text) {
        int digits = text.startsWith("-") ? 1 : 0;
        if (text.length() == digits || !text.chars().skip(digits).allMatch(Octets::isDigit)) {
            return;
        }
        if (digits == 1) {
            maxAge = -1L;
        } else {
            // Too large for a long, and beyond the longest lifetime of a cookie anyway.
            maxAge = text.length() > 18 ? Long.valueOf(Long.MAX_VALUE) : Long.valueOf(text);
        }
    }

    private static SameSite sameSite(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "none" -> SameSite.NONE;
            case "lax" -> SameSite.LAX;
            case "strict" -> SameSite.STRICT;
            default -> SameSite.DEFAULT;
        };
    }

    private SetCookie result() {
        return new SetCookie(name, value, expires, maxAge, domain, path, secure, httpOnly, sameSite);
    }

    /** A header is read with one character for each octet; only a test can give characters beyond them. */
    private static int octets(String text) {
        return text.chars().allMatch(Octets::isOctet) ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
    }
}
