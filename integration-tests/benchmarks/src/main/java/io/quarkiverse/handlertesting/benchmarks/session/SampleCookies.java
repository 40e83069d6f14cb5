package io.quarkiverse.handlertesting.benchmarks.session;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The cookies that an application has set on its host during a long test, in the format of Vert.x. */
final class SampleCookies {

    static final int COUNT = 50;
    /** The path of the requests. */
    static final String PATH = "/models/7";
    /** The number of cookies for that path. */
    static final int SENT = 40;
    /** The name of a cookie that is sent. */
    static final String SESSION = "session";

    static final String MIX = COUNT + " cookies of one host on http: 30 for /, 10 for /models and 10 for other paths, so that "
            + SENT + " are sent; of 5 one is a token of 128 characters, the others have 16; a third with Max-Age and Expires";

    private static final long LIFETIME = Duration.ofDays(1).toSeconds();
    /** The format of Netty, which pads the day. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private SampleCookies() {
    }

    /** The values of the {@code Set-Cookie} fields. */
    static List<String> setCookies() {
        return IntStream.range(0, COUNT).mapToObj(SampleCookies::setCookie).toList();
    }

    /** The session cookie with another value, as a response may set it each time. */
    static String renewal(int number) {
        return SESSION + "=" + value(128, number) + lifetime() + "; Path=/; HTTPOnly; SameSite=Lax";
    }

    private static String setCookie(int number) {
        if (number == 0) {
            return renewal(0);
        }
        return "cookie" + number + "=" + value(number % 5 == 0 ? 128 : 16, number) + (number % 3 == 0 ? lifetime() : "")
                + "; Path=" + path(number) + (number % 2 == 0 ? "; HTTPOnly" : "") + (number % 4 == 0 ? "; SameSite=Lax" : "");
    }

    private static String path(int number) {
        if (number < 30) {
            return "/";
        }
        if (number < SENT) {
            return "/models";
        }
        return number < 45 ? "/admin" : "/docs";
    }

    /** Digits only: all peers agree on how to send them. */
    private static String value(int length, int number) {
        return String.format(Locale.ROOT, "%0" + length + "d", number);
    }

    private static String lifetime() {
        return "; Max-Age=" + LIFETIME + "; Expires=" + DATE.format(Instant.now().plusSeconds(LIFETIME));
    }
}
