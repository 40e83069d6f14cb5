package io.quarkiverse.handlertesting.runtime.internal.http;

import java.net.URI;

import io.quarkiverse.handlertesting.runtime.internal.cookies.Hosts;

/**
 * Where the requests of an exchange go, and what they take themselves for: behind a TLS proxy, a plain port of the application
 * is a secure one.
 *
 * @param first the address of the first request, as it is sent
 */
record Origins(URI first, boolean secure) {

    /** What the user sees in the address bar. */
    URI seen(URI sent) {
        return secure && isOfApplication(sent) && "http".equalsIgnoreCase(sent.getScheme()) ? withScheme("https", sent) : sent;
    }

    /** Where the request really goes. */
    URI sent(URI seen) {
        return secure && isOfApplication(seen) && "http".equalsIgnoreCase(first.getScheme()) ? withScheme("http", seen) : seen;
    }

    boolean isOfApplication(URI uri) {
        return first.getRawAuthority().equalsIgnoreCase(uri.getRawAuthority());
    }

    /** A test must not find itself on the Internet because it was redirected. */
    boolean mayBeFollowed(URI uri) {
        String host = Hosts.of(uri);
        return host.equals(Hosts.of(first)) || host.equals("localhost") || host.endsWith(".localhost") || host.equals("[::1]")
                || host.startsWith("127.") && Hosts.isAddress(host);
    }

    private static URI withScheme(String scheme, URI uri) {
        return URI.create(scheme + uri.toString().substring(uri.getScheme().length()));
    }
}
