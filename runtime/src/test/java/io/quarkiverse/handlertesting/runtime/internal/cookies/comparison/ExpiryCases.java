package io.quarkiverse.handlertesting.runtime.internal.cookies.comparison;

import static io.quarkiverse.handlertesting.runtime.internal.cookies.comparison.CookieCase.NOTHING;
import static io.quarkiverse.handlertesting.runtime.internal.cookies.comparison.CookieCase.rfc6265;

import java.time.Duration;
import java.util.List;

/** How long a cookie lasts. */
final class ExpiryCases {

    /** The JDK counts whole seconds, and lets a cookie of one second live until two have passed. */
    private static final Duration TWO_SECONDS = Duration.ofMillis(2100);

    /** In the form that all contestants can parse. */
    static final String PAST = "Expires=Thu, 01-Jan-1970 00:00:00 GMT";

    static final List<CookieCase> ALL = List.of(
            rfc6265("5.3", "A cookie of `Max-Age=1` is gone two seconds later")
                    .received("http://example.com/", "sid=1; Max-Age=1")
                    .waited(TWO_SECONDS)
                    .sends("http://example.com/", NOTHING),
            rfc6265("5.4", "A cookie of `Max-Age=60` is sent like others")
                    .received("http://example.com/", "sid=1; Max-Age=60")
                    .sends("http://example.com/", "sid=1"),
            rfc6265("5.2.2", "`Max-Age=0` removes a cookie")
                    .received("http://example.com/", "sid=1")
                    .received("http://example.com/", "sid=; Max-Age=0")
                    .sends("http://example.com/", NOTHING),
            rfc6265("5.3", "A cookie is not removed by one of another path")
                    .received("http://example.com/login", "sid=1; Path=/")
                    .received("http://example.com/login", "sid=; Path=/login; Max-Age=0; " + PAST)
                    .sends("http://example.com/login", "sid=1"),
            rfc6265("5.2.2", "A `Max-Age` that is not a number is ignored")
                    .received("http://example.com/", "sid=1; Max-Age=soon")
                    .bySession("fails: NumberFormatException")
                    .sends("http://example.com/", "sid=1"),
            rfc6265("5.2.1", "An `Expires` of the past removes a cookie")
                    .received("http://example.com/", "sid=1")
                    .received("http://example.com/", "sid=; Expires=Thu, 01 Jan 1970 00:00:00 GMT")
                    .sends("http://example.com/", NOTHING),
            removedBy("Thursday, 01-Jan-70 00:00:00 GMT", "have two digits for its year"),
            removedBy("1 January 1970 00:00:00", "lack the day of the week and the zone"),
            rfc6265("5.2.1", "An `Expires` that is not a date is ignored")
                    .received("http://example.com/", "sid=1; Expires=soon")
                    .sends("http://example.com/", "sid=1"),
            rfc6265("5.3", "`Max-Age` wins over an `Expires` of the past")
                    .received("http://example.com/", "sid=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT")
                    .sends("http://example.com/", "sid=1"));

    private ExpiryCases() {
    }

    private static CookieCase removedBy(String date, String how) {
        return rfc6265("5.1.1", "The date of an `Expires` may " + how)
                .received("http://example.com/", "sid=1")
                .received("http://example.com/", "sid=; Expires=" + date)
                .sends("http://example.com/", NOTHING);
    }
}
