package io.quarkiverse.handlertesting.runtime.internal.cookies;

import java.net.URI;

/** Paths of cookies: RFC 6265, section 5.1.4. */
final class Paths {

    private Paths() {
    }

    /** The path of a request, in the form that cookies use. */
    static String of(URI uri) {
        String path = uri.getRawPath();
        return path == null || !path.startsWith("/") ? "/" : path;
    }

    /** The path of a cookie that was set without a path. */
    static String byDefault(URI uri) {
        String path = of(uri);
        int last = path.lastIndexOf('/');
        return last == 0 ? "/" : path.substring(0, last);
    }

    /** Whether a cookie for the second path is sent to the first one too. */
    static boolean matches(String path, String ofCookie) {
        return path.startsWith(ofCookie)
                && (path.length() == ofCookie.length() || ofCookie.endsWith("/") || path.charAt(ofCookie.length()) == '/');
    }
}
