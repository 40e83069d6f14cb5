package io.quarkiverse.handlertesting.runtime.internal.cookies;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

import io.quarkiverse.handlertesting.http.SameSite;
import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;

/** Reads {@code Set-Cookie} fields: RFC 6265, section 5.2, as amended by rfc6265bis, section 5.6. */
final class SetCookieParser {

    /** Of name and value together, in octets. */
    private static final int MAX_PAIR = 4096;
    /** Of an attribute, in octets. */
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
     * @throws CookieRejection for a field that is to be ignored as a whole
     */
    static SetCookie parse(String field) {
        refuseControls(field);
        int end = field.indexOf(';');
        String pair = end < 0 ? field : field.substring(0, end);
        int equals = pair.indexOf('=');
        // Without a name it is all value, for browsers; RFC 6265 would ignore it.
        String name = equals < 0 ? "" : trimmed(pair.substring(0, equals));
        String value = trimmed(pair.substring(equals + 1));
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
            String key = trimmed(equals < 0 ? attribute : attribute.substring(0, equals));
            String said = equals < 0 ? "" : trimmed(attribute.substring(equals + 1));
            if (octets(said) <= MAX_ATTRIBUTE) {
                attribute(key.toLowerCase(Locale.ROOT), said);
            }
        }
    }

    private void attribute(String key, String said) {
        switch (key) {
            case "expires" -> CookieDate.parse(said).ifPresent(date -> expires = date);
            case "max-age" -> maxAge(said);
            case "domain" -> domain = (said.startsWith(".") ? said.substring(1) : said).toLowerCase(Locale.ROOT);
            case "path" -> path = said.startsWith("/") ? said : null;
            case "secure" -> secure = true;
            case "httponly" -> httpOnly = true;
            case "samesite" -> sameSite = sameSite(said);
            default -> {
                // Section 5.2: attributes that are not known are ignored.
            }
        }
    }

    private void maxAge(String said) {
        int digits = said.startsWith("-") ? 1 : 0;
        if (said.length() == digits || !said.chars().skip(digits).allMatch(Octets::isDigit)) {
            return;
        }
        if (digits == 1) {
            maxAge = -1L;
        } else {
            // More than anybody keeps a cookie for.
            maxAge = said.length() > 18 ? Long.valueOf(Long.MAX_VALUE) : Long.valueOf(said);
        }
    }

    private static SameSite sameSite(String said) {
        return switch (said.toLowerCase(Locale.ROOT)) {
            case "none" -> SameSite.NONE;
            case "lax" -> SameSite.LAX;
            case "strict" -> SameSite.STRICT;
            default -> SameSite.DEFAULT;
        };
    }

    private SetCookie result() {
        return new SetCookie(name, value, expires, maxAge, domain, path, secure, httpOnly, sameSite);
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Without spaces and tabs around it; {@link String#trim} would take control characters too. */
    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && Octets.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Octets.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }
}
