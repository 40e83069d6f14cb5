package io.quarkiverse.handlertesting.runtime.internal.cookies.comparison;

import static io.quarkiverse.handlertesting.runtime.internal.cookies.comparison.CookieCase.NOTHING;
import static io.quarkiverse.handlertesting.runtime.internal.cookies.comparison.CookieCase.rfc6265;
import static io.quarkiverse.handlertesting.runtime.internal.cookies.comparison.CookieCase.rfc6265bis;

import java.util.List;

/** Which cookies are sent to, and may be set by, secure connections only. */
final class SecureCases {

    static final List<CookieCase> ALL = List.of(
            rfc6265("5.4", "A `Secure` cookie is sent over https")
                    .received("https://example.com/", "sid=1; Secure")
                    .sends("https://example.com/", "sid=1"),
            rfc6265("5.4", "A `Secure` cookie is not sent over http")
                    .received("https://example.com/", "sid=1; Secure")
                    .sends("http://example.com/", NOTHING),
            rfc6265bis("5.7", "A response over http cannot set a `Secure` cookie")
                    .received("http://example.com/", "sid=1; Secure")
                    .sends("https://example.com/", NOTHING),
            rfc6265bis("5.7", "A response over http cannot replace a `Secure` cookie")
                    .received("https://example.com/", "sid=1; Secure")
                    .received("http://example.com/", "sid=2")
                    .sends("https://example.com/", "sid=1"),
            rfc6265bis("5.4", "`__Secure-sid` without `Secure` is ignored")
                    .received("https://example.com/", "__Secure-sid=1")
                    .sends("https://example.com/", NOTHING),
            rfc6265bis("5.4", "`__Host-sid` with `Domain` is ignored")
                    .received("https://example.com/", "__Host-sid=1; Secure; Path=/; Domain=example.com")
                    .sends("https://example.com/", NOTHING));

    private SecureCases() {
    }
}
