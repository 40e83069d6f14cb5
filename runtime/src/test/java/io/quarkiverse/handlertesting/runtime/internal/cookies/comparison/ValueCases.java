package io.quarkiverse.handlertesting.runtime.internal.cookies.comparison;

import static io.quarkiverse.handlertesting.runtime.internal.cookies.comparison.CookieCase.NOTHING;
import static io.quarkiverse.handlertesting.runtime.internal.cookies.comparison.CookieCase.rfc6265;
import static io.quarkiverse.handlertesting.runtime.internal.cookies.comparison.CookieCase.rfc6265bis;

import java.util.List;

/** Names and values. */
final class ValueCases {

    static final List<CookieCase> ALL = List.of(
            kept("Quotes are part of the value", "sid=\"1\""),
            kept("A value may have commas", "sid=1,2, 3"),
            kept("A value may have equals signs", "sid=dGVzdA==&a=b"),
            kept("A value may be empty", "sid="),
            rfc6265("5.2", "Unknown attributes, such as `Version`, are ignored")
                    .received("http://example.com/", "sid=1; Version=1; Port=\"1\"")
                    .sends("http://example.com/", "sid=1"),
            rfc6265("5.3", "Names that differ in case are different names")
                    .received("http://example.com/", "SID=1", "sid=2")
                    .sends("http://example.com/", "SID=1; sid=2"),
            rfc6265("6.1", "A cookie may have 4,096 octets")
                    .received("http://example.com/", "sid=" + "x".repeat(4093))
                    .sends("http://example.com/", "sid=" + "x".repeat(4093)),
            rfc6265bis("5.6", "A longer cookie is ignored")
                    .received("http://example.com/", "sid=" + "x".repeat(4094))
                    .sends("http://example.com/", NOTHING),
            rfc6265bis("5.6", "A cookie with a control character is ignored")
                    .received("http://example.com/", "sid=1\u00012")
                    .sends("http://example.com/", NOTHING),
            rfc6265bis("5.6", "Without an equals sign, the whole pair is the value; RFC 6265 ignores it")
                    .received("http://example.com/", "sid")
                    .bySession("=sid")
                    .sends("http://example.com/", "sid"));

    private ValueCases() {
    }

    private static CookieCase kept(String name, String cookie) {
        return rfc6265("5.2", name)
                .received("http://example.com/", cookie)
                .sends("http://example.com/", cookie);
    }
}
