package io.quarkiverse.handlertesting.runtime.internal.cookies.comparison;

import static io.quarkiverse.handlertesting.runtime.internal.cookies.comparison.CookieCase.NOTHING;
import static io.quarkiverse.handlertesting.runtime.internal.cookies.comparison.CookieCase.rfc6265;

import java.util.List;

/** Which paths receive a cookie, and in which order cookies are sent. */
final class PathCases {

    static final List<CookieCase> ALL = List.of(
            rfc6265("5.1.4", "By default a cookie of `/login/start` is sent to `/login`")
                    .received("http://example.com/login/start", "sid=1")
                    .sends("http://example.com/login", "sid=1"),
            rfc6265("5.1.4", "`Path=/login` is sent to `/login/callback`")
                    .received("http://example.com/", "sid=1; Path=/login")
                    .sends("http://example.com/login/callback", "sid=1"),
            rfc6265("5.1.4", "`Path=/login` is not sent to `/login2`")
                    .received("http://example.com/", "sid=1; Path=/login")
                    .sends("http://example.com/login2", NOTHING),
            rfc6265("5.1.4", "`Path=/login/` is not sent to `/login`")
                    .received("http://example.com/", "sid=1; Path=/login/")
                    .sends("http://example.com/login", NOTHING),
            rfc6265("5.4", "Two cookies of one name on two paths are both sent, the longer path first")
                    .received("http://example.com/", "sid=root; Path=/", "sid=login; Path=/login")
                    .sends("http://example.com/login", "sid=login; sid=root"),
            rfc6265("5.4", "Cookies of the same path are sent in the order in which they were set")
                    .received("http://example.com/", "sid=1", "b=2", "a=3")
                    .sends("http://example.com/", "sid=1; b=2; a=3"),
            rfc6265("5.3", "A new value keeps the cookie's place in that order")
                    .received("http://example.com/", "sid=1", "a=2")
                    .received("http://example.com/", "sid=3")
                    .sends("http://example.com/", "sid=3; a=2"));

    private PathCases() {
    }
}
