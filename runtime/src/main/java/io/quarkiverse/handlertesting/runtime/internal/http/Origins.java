package io.quarkiverse.handlertesting.runtime.internal.http;

import java.net.URI;

import io.quarkiverse.handlertesting.runtime.internal.cookies.Hosts;

/**
 * The addresses of an exchange, as its requests are sent and as the browser would see them: behind a TLS proxy, a plain port
 * of the application is a secure one.
 *
 * @param first the address of the first request, as it is sent
 */
record Origins(URI first, boolean secure) {

    /** The address that a browser would show. */
    URI seen(URI sent) {
        return secure && isOfApplication(sent) && "http".equalsIgnoreCase(sent.getScheme()) ? withScheme("https", sent) : sent;
    }

    /** The address that the request is sent to. */
    URI sent(URI seen) {
        return secure && isOfApplication(seen) && "http".equalsIgnoreCase(first.getScheme()) ? withScheme("http", seen) : seen;
    }

    boolean isOfApplication(URI uri) {
        return first.getRawAuthority().equalsIgnoreCase(uri.getRawAuthority());
    }

    /** No redirect may lead a test out to the Internet. */
    boolean mayBeFollowed(URI uri) {
        String host = Hosts.of(uri);
        return host.equals(Hosts.of(first)) || host.equals("localhost") || host.endsWith(".localhost") || host.equals("[::1]")
                || host.startsWith("127.") && Hosts.isAddress(host);
    }

    private static URI withScheme(String scheme, URI uri) {
        return URI.create(scheme + uri.toString().substring(uri.getScheme().length()));
    }
}
