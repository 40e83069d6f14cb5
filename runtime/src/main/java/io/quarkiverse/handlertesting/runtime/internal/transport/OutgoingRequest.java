package io.quarkiverse.handlertesting.runtime.internal.transport;

import java.net.URI;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.vertx.core.MultiMap;

/**
 * A request as it is to be sent.
 *
 * @param uri where to, absolute and encoded
 * @param headers all but those of its transport; not changed while it is sent
 * @param cause what it is for this test; {@code null} if no test is running, or in another process
 */
public record OutgoingRequest(String method, URI uri, MultiMap headers, OutgoingBody body, RunningCause cause) {

    public boolean isSecure() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    public String host() {
        return uri.getHost();
    }

    public int port() {
        return uri.getPort() != -1 ? uri.getPort() : isSecure() ? 443 : 80;
    }

    /** What is in the request line: RFC 9112, section 3.2.1. */
    public String target() {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
