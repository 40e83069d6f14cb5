package io.quarkiverse.handlertesting.runtime.internal.http;

import java.net.URI;
import java.util.Optional;

import io.quarkiverse.handlertesting.runtime.internal.oidc.FormPost;

/**
 * The request that follows a redirect: Fetch standard, section 4.5, HTTP-redirect fetch.
 *
 * @param keepsBody whether the request has the body of the one before
 */
record RedirectTarget(String method, URI uri, boolean keepsBody) {

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
        return LocationField.resolve(uri, location).filter(RedirectTarget::isHttp).map(to -> {
            boolean toGet = status == 303 && !method.equals("GET") && !method.equals("HEAD")
                    || (status == 301 || status == 302) && method.equals("POST");
            return toGet ? new RedirectTarget("GET", to, false) : new RedirectTarget(method, to, true);
        });
    }

    /**
     * The request that a browser sends with a form.
     *
     * @return empty if the address is not an address of HTTP
     */
    static Optional<RedirectTarget> of(URI page, FormPost form) {
        return LocationField.resolve(page, form.address()).filter(RedirectTarget::isHttp)
                .map(to -> new RedirectTarget("POST", to, false));
    }

    private static boolean isHttp(URI uri) {
        return uri.getRawAuthority() != null
                && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
    }
}
