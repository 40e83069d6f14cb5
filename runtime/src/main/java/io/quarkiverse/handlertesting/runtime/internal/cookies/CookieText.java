package io.quarkiverse.handlertesting.runtime.internal.cookies;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.http.Cookie;
import io.quarkiverse.handlertesting.http.RejectedCookie;
import io.quarkiverse.handlertesting.http.SameSite;

/** Cookies in headers, in failure messages and in logs. */
public final class CookieText {

    /** Of a value: enough to tell two sessions apart, too little to use one. */
    private static final int SHOWN = 12;
    private static final int SHOWN_OF_REJECTED = 80;

    private CookieText() {
    }

    /** RFC 6265, section 5.4, step 4. */
    public static String header(List<Cookie> cookies) {
        StringBuilder header = new StringBuilder();
        for (Cookie cookie : cookies) {
            if (!header.isEmpty()) {
                header.append("; ");
            }
            if (!cookie.name().isEmpty()) {
                header.append(cookie.name()).append('=');
            }
            header.append(cookie.value());
        }
        return header.toString();
    }

    /** {@code modelhub_session=3f9a1c2b07d4… (localhost /, HttpOnly, SameSite=Lax)} */
    public static String of(Cookie cookie) {
        StringBuilder text = new StringBuilder(pair(cookie.name(), cookie.value()));
        text.append(" (").append(cookie.hostOnly() ? "" : "*.").append(cookie.domain()).append(' ').append(cookie.path());
        if (cookie.secure()) {
            text.append(", Secure");
        }
        if (cookie.httpOnly()) {
            text.append(", HttpOnly");
        }
        if (cookie.sameSite() != SameSite.DEFAULT) {
            text.append(", SameSite=").append(cookie.sameSite().name().charAt(0))
                    .append(cookie.sameSite().name().substring(1).toLowerCase(Locale.ROOT));
        }
        if (cookie.isPersistent()) {
            text.append(", expires ").append(cookie.expires());
        }
        return text.append(')').toString();
    }

    /** {@code theme=dark}, a long value shortened */
    public static String pair(String name, String value) {
        return (name.isEmpty() ? "" : name + "=") + shortened(value, SHOWN);
    }

    public static String of(RejectedCookie rejected) {
        return shortened(rejected.setCookie(), SHOWN_OF_REJECTED) + " from " + rejected.from() + ": " + rejected.reason();
    }

    public static String jar(List<Cookie> cookies) {
        return cookies.stream().map(CookieText::of).collect(Collectors.joining(", ", "CookieJar[", "]"));
    }

    private static String shortened(String text, int shown) {
        return Octets.visible(text.length() <= shown ? text : text.substring(0, shown) + "…");
    }
}
