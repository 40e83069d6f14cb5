package io.quarkiverse.handlertesting.benchmarks.session;

import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.http.Header;
import org.apache.http.client.CookieStore;
import org.apache.http.cookie.Cookie;
import org.apache.http.cookie.CookieOrigin;
import org.apache.http.cookie.CookieSpec;
import org.apache.http.cookie.MalformedCookieException;
import org.apache.http.impl.client.BasicCookieStore;
import org.apache.http.impl.cookie.RFC6265LaxSpec;
import org.apache.http.message.BasicHeader;

/**
 * Apache HttpClient's store, used as its client uses it before a request and after a response. The cookie specification is the
 * "standard" one: the "default" one rejects each cookie whose {@code Expires} is an HTTP date.
 */
final class ApacheJar implements Jar {

    private final CookieStore store = new BasicCookieStore();
    private final CookieSpec specification = new RFC6265LaxSpec();

    @Override
    public String header() {
        CookieOrigin origin = origin();
        Date now = new Date();
        List<Cookie> matching = store.getCookies().stream()
                .filter(cookie -> !cookie.isExpired(now) && specification.match(cookie, origin)).toList();
        return specification.formatCookies(matching).stream().map(Header::getValue).collect(Collectors.joining("; "));
    }

    @Override
    public void receive(List<String> setCookies) {
        CookieOrigin origin = origin();
        try {
            for (String setCookie : setCookies) {
                for (Cookie cookie : specification.parse(new BasicHeader("Set-Cookie", setCookie), origin)) {
                    specification.validate(cookie, origin);
                    store.addCookie(cookie);
                }
            }
        } catch (MalformedCookieException rejected) {
            throw new IllegalArgumentException(rejected);
        }
    }

    private static CookieOrigin origin() {
        return new CookieOrigin(ADDRESS.getHost(), ADDRESS.getPort(), ADDRESS.getRawPath(), false);
    }
}
