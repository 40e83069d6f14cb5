package io.quarkiverse.handlertesting.runtime.internal.client;

import java.net.URI;

import io.restassured.RestAssured;

/** Where the application is, as Quarkus tells RestAssured before each test. */
final class BaseAddress {

    private BaseAddress() {
    }

    /**
     * @param path with its query, encoded
     */
    static URI resolve(String path) {
        return at(URI.create(RestAssured.baseURI), RestAssured.port, RestAssured.basePath, path);
    }

    static URI at(URI base, int port, String basePath, String path) {
        boolean hasPort = base.getPort() != -1 || port == RestAssured.UNDEFINED_PORT;
        String authority = hasPort ? base.getRawAuthority() : base.getHost() + ":" + port;
        return URI.create(base.getScheme() + "://" + authority + join(join(base.getRawPath(), basePath), path));
    }

    /** With one slash between them. */
    private static String join(String before, String after) {
        String start = before == null ? "" : before.endsWith("/") ? before.substring(0, before.length() - 1) : before;
        if (after == null || after.isEmpty()) {
            return start;
        }
        return after.startsWith("/") || after.startsWith("?") ? start + after : start + "/" + after;
    }

    /**
     * The same path at another origin.
     *
     * @param origin with or without a path of its own, which does not count
     */
    static URI move(URI address, URI origin) {
        String path = address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
        return URI.create(origin.getScheme() + "://" + origin.getRawAuthority() + path);
    }
}
