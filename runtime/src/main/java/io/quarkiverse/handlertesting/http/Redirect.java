package io.quarkiverse.handlertesting.http;

import java.net.URI;

/**
 * A response that sent its user elsewhere.
 *
 * @param method of the request that it answers
 * @param uri of the request that it answers
 * @param status 301, 302, 303, 307 or 308
 * @param location where to, absolute
 */
public record Redirect(String method, URI uri, int status, URI location) {

    /** {@code POST http://localhost:8081/auth/callback -> 303 to http://localhost:8081/me} */
    @Override
    public String toString() {
        return method + " " + uri + " -> " + status + " to " + location;
    }
}
