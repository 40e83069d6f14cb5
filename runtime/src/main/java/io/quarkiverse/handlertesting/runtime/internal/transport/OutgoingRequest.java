package io.quarkiverse.handlertesting.runtime.internal.transport;

import java.net.URI;
import java.util.function.Consumer;

import io.vertx.core.Context;
import io.vertx.core.MultiMap;

/**
 * A request to send.
 *
 * @param uri absolute and encoded
 * @param headers all headers but those that the transport adds; not changed while the request is sent
 * @param prepareContext called with the context that a transport creates for this exchange only, before its first use
 */
public record OutgoingRequest(String method, URI uri, MultiMap headers, OutgoingBody body, Consumer<Context> prepareContext) {

    public boolean isSecure() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    public String host() {
        return uri.getHost();
    }

    public int port() {
        return uri.getPort() != -1 ? uri.getPort() : isSecure() ? 443 : 80;
    }

    /** The target in the request line: RFC 9112, section 3.2.1. */
    public String target() {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
