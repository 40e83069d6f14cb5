package io.quarkiverse.handlertesting.runtime.internal.cookies.comparison;

import static io.quarkiverse.handlertesting.runtime.internal.cookies.comparison.CookieCase.NOTHING;
import static io.quarkiverse.handlertesting.runtime.internal.cookies.comparison.CookieCase.rfc6265;
import static io.quarkiverse.handlertesting.runtime.internal.cookies.comparison.CookieCase.rfc6265bis;

import java.util.List;

/** Which hosts receive a cookie. */
final class DomainCases {

    static final List<CookieCase> ALL = List.of(
            rfc6265("5.3", "A cookie without `Domain` goes back to its host")
                    .received("http://example.com/", "sid=1")
                    .sends("http://example.com/", "sid=1"),
            rfc6265("5.3", "A cookie without `Domain` is not sent to a subdomain")
                    .received("http://example.com/", "sid=1")
                    .sends("http://www.example.com/", NOTHING),
            rfc6265("5.1.3", "A cookie with `Domain` is sent to a subdomain")
                    .received("http://example.com/", "sid=1; Domain=example.com")
                    .sends("http://www.example.com/", "sid=1"),
            rfc6265("5.1.3", "`Domain=example.com` is not sent to `notexample.com`")
                    .received("http://example.com/", "sid=1; Domain=example.com")
                    .sends("http://notexample.com/", NOTHING),
            rfc6265("5.2.3", "A leading dot and upper case in the domain are ignored")
                    .received("http://www.example.com/", "sid=1; Domain=.Example.COM")
                    .sends("http://example.com/", "sid=1"),
            rfc6265("5.3", "A host cannot set a cookie for another host")
                    .received("http://evil.com/", "sid=1; Domain=example.com")
                    .sends("http://example.com/", NOTHING),
            rfc6265("5.1.3", "An IP address has no domains")
                    .received("http://127.0.0.1/", "sid=1; Domain=0.0.1")
                    .sends("http://127.0.0.1/", NOTHING),
            rfc6265("5.3", "A host cannot set a cookie for a public suffix, such as `co.uk`")
                    .received("http://evil.co.uk/", "sid=1; Domain=co.uk")
                    .sends("http://shop.co.uk/", NOTHING),
            rfc6265bis("5.7",
                    "A host-only cookie and a domain cookie of the same name are two cookies; in RFC 6265 they are one")
                    .received("http://www.example.com/", "sid=host", "sid=domain; Domain=www.example.com; Path=/")
                    .sends("http://www.example.com/", "sid=host; sid=domain"),
            rfc6265("8.5", "Ports of a host share its cookies")
                    .received("http://example.com:8080/", "sid=1")
                    .sends("http://example.com:9090/", "sid=1"));

    private DomainCases() {
    }
}
