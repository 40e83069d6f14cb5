package io.quarkiverse.handlertesting.runtime.internal.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * The request that follows a redirect: Fetch standard, section 4.5, HTTP-redirect fetch.
 *
 * @param keepsBody whether the request has the body of the one before
 */
record RedirectTarget(String method, URI uri, boolean keepsBody) {

    /** Characters that RFC 3986 does not allow in an address, and that browsers encode. */
    private static final String ENCODED = " \"<>\\^`{|}";

    static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /**
     * The next request.
     *
     * @param location the value of the header field
     * @return empty if the redirect cannot be followed: the location is not an address of HTTP
     */
    static Optional<RedirectTarget> of(String method, URI uri, int status, String location) {
        return resolve(uri, location).filter(RedirectTarget::isHttp).map(to -> {
            boolean toGet = status == 303 && !method.equals("GET") && !method.equals("HEAD")
                    || (status == 301 || status == 302) && method.equals("POST");
            return toGet ? new RedirectTarget("GET", to, false) : new RedirectTarget(method, to, true);
        });
    }

    private static Optional<URI> resolve(URI uri, String location) {
        try {
            URI to = new URI(encoded(location));
            if (to.isAbsolute()) {
                return Optional.of(to);
            }
            // java.net.URI resolves a query alone by RFC 2396, which drops the last segment.
            return Optional
                    .of(location.isEmpty() || location.startsWith("?") ? URI.create(withoutQuery(uri) + to) : uri.resolve(to));
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    private static boolean isHttp(URI uri) {
        return uri.getRawAuthority() != null
                && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
    }

    private static String withoutQuery(URI uri) {
        return uri.toString().replaceFirst("[?#].*", "");
    }

    private static String encoded(String location) {
        StringBuilder encoded = new StringBuilder();
        location.codePoints().forEach(character -> {
            if (character < 0x80 && ENCODED.indexOf(character) < 0) {
                encoded.append((char) character);
            } else {
                PercentEncoding.append(encoded, character);
            }
        });
        return encoded.toString();
    }
}
