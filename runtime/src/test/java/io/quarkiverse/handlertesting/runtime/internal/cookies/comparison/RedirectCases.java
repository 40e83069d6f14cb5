package io.quarkiverse.handlertesting.runtime.internal.cookies.comparison;

import static io.quarkiverse.handlertesting.runtime.internal.cookies.comparison.Answer.found;
import static io.quarkiverse.handlertesting.runtime.internal.cookies.comparison.Answer.ok;
import static io.quarkiverse.handlertesting.runtime.internal.cookies.comparison.CookieCase.NOTHING;
import static io.quarkiverse.handlertesting.runtime.internal.cookies.comparison.CookieCase.rfc6265;

import java.util.List;

/** Cookies of redirect responses, such as those of a login. */
final class RedirectCases {

    static final List<CookieCase> ALL = List.of(
            rfc6265("3", "A cookie of a redirect is sent to its target")
                    .answered("http://example.com/login", found("/home", "sid=1; Path=/"), ok())
                    .sent("sid=1"),
            rfc6265("3", "A cookie of a redirect is kept when the last response sets none")
                    .answered("http://example.com/login", found("/home", "sid=1; Path=/"), ok())
                    .sends("http://example.com/models", "sid=1"),
            rfc6265("3", "Cookies of all redirects of a chain are kept")
                    .answered("http://example.com/login", found("/callback", "sid=1; Path=/"),
                            found("/home", "token=2; Path=/"), ok("user=3; Path=/"))
                    .sends("http://example.com/models", "sid=1; token=2; user=3"),
            rfc6265("5.3", "A new value of a redirect replaces the value that the request sent")
                    .received("http://example.com/", "sid=1")
                    .answered("http://example.com/login", found("/home", "sid=2; Path=/"), ok())
                    .sent("sid=2"),
            rfc6265("5.3", "A cookie that a redirect removes is not sent to its target")
                    .received("http://example.com/", "sid=1")
                    .answered("http://example.com/logout", found("/", "sid=; Path=/; Max-Age=0; " + ExpiryCases.PAST), ok())
                    .sent(NOTHING),
            rfc6265("5.1.4", "The default path of a cookie is that of its own request")
                    .answered("http://example.com/login/start", found("/home/", "sid=1"), ok())
                    .sends("http://example.com/login/again", "sid=1"),
            rfc6265("5.4", "A cookie of `/login` does not follow a redirect to `/home`")
                    .received("http://example.com/login/start", "sid=1; Path=/login")
                    .answered("http://example.com/login/end", found("/home"), ok())
                    .sent(NOTHING),
            rfc6265("5.4", "A cookie of one host does not follow a redirect to another")
                    .received("http://app.localhost/", "sid=1")
                    .answered("http://app.localhost/login", found("http://provider.localhost/authorize"), ok())
                    .sent(NOTHING));

    private RedirectCases() {
    }
}
