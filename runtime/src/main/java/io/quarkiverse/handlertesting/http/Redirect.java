package io.quarkiverse.handlertesting.http;

import java.net.URI;

/**
 * A response that redirects to another address, or a page of an {@code OidcUpstream} whose form goes there.
 *
 * @param method the method of the request that was redirected
 * @param uri the address of that request
 * @param status 301, 302, 303, 307 or 308; 200 for a page
 * @param location the absolute address that the response redirects to
 */
public record Redirect(String method, URI uri, int status, URI location) {

    /** {@code POST http://localhost:8081/auth/callback -> 303 to http://localhost:8081/me} */
    @Override
    public String toString() {
        return method + " " + uri + " -> " + status + " to " + location;
    }
}
