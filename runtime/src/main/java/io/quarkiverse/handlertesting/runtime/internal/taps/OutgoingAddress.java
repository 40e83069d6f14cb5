package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.net.URI;

import io.quarkiverse.handlertesting.runtime.internal.text.FailureText;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocketConnectOptions;

/**
 * A request as it was sent: the application may change its options for the next one.
 *
 * @param scheme {@code null} if the client decides
 */
record OutgoingAddress(String method, String scheme, String host, Integer port, String uri) {

    static OutgoingAddress of(RequestOptions options) {
        return new OutgoingAddress(options.getMethod().name(), scheme(options), options.getHost(), options.getPort(),
                options.getURI());
    }

    static OutgoingAddress of(String method, URI uri) {
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new OutgoingAddress(method, uri.getScheme(), uri.getHost(), uri.getPort() < 0 ? null : uri.getPort(),
                uri.getRawPath() + query);
    }

    private static String scheme(RequestOptions options) {
        if (options.isSsl() == null) {
            return null;
        }
        String plain = options instanceof WebSocketConnectOptions ? "ws" : "http";
        return options.isSsl() ? plain + "s" : plain;
    }

    /** Where a response redirects to, without user and query; {@code null} if it is no redirect. */
    static String redirect(int status, String location) {
        return status < 300 || status >= 400 || location == null ? null
                : withoutQuery(location).replaceFirst("//[^/]*@", "//");
    }

    /** Vert.x names the whole URI in some of its exceptions. The query may have secrets. */
    String reason(Throwable failure) {
        return FailureText.of(failure, message -> message.replace(uri, path()));
    }

    /** The address without user and query. */
    String target() {
        String path = path();
        if (path.contains("://")) {
            return path.replaceFirst("://[^/]*@", "://");
        }
        return (scheme == null ? "" : scheme + "://") + (host == null ? "" : host) + (port == null ? "" : ":" + port) + path;
    }

    /** Equal for requests that repeat each other. */
    String key() {
        return method + " " + host + ":" + port + uri;
    }

    /** The URI without its query. */
    private String path() {
        return withoutQuery(uri);
    }

    private static String withoutQuery(String uri) {
        for (int i = 0; i < uri.length(); i++) {
            if (uri.charAt(i) == '?' || uri.charAt(i) == '#') {
                return uri.substring(0, i);
            }
        }
        return uri;
    }
}
