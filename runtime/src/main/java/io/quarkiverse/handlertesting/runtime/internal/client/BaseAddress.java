package io.quarkiverse.handlertesting.runtime.internal.client;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
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
        return URI.create(origin(base, port) + join(join(base.getRawPath(), basePath), path));
    }

    /**
     * @param target all that follows the origin, encoded
     */
    static URI ofRoot(String target) {
        return URI.create(origin() + target);
    }

    private static String origin() {
        return origin(URI.create(RestAssured.baseURI), RestAssured.port);
    }

    private static String origin(URI base, int port) {
        boolean hasPort = base.getPort() != -1 || port == RestAssured.UNDEFINED_PORT;
        return base.getScheme() + "://" + (hasPort ? base.getRawAuthority() : base.getHost() + ":" + port);
    }

    /**
     * @param address an absolute one, as the application may have given it
     * @param other where the application is too, whose path does not count
     * @return all that follows its origin
     * @throws IllegalArgumentException if that is not the application's
     */
    static String withoutOrigin(String address, Optional<URI> other) {
        return withoutOrigin(address, origin(), other);
    }

    static String withoutOrigin(String address, String own, Optional<URI> other) {
        return Stream.concat(Stream.of(own), other.stream().map(origin -> origin(origin, RestAssured.UNDEFINED_PORT)))
                .filter(origin -> isAt(origin, address)).findFirst().map(origin -> address.substring(origin.length()))
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "The path \"" + ControlCharacters.escaped(address) + "\" names another host"
                                        + " than that of the application, " + own + ". For others there is RestAssured."));
    }

    private static boolean isAt(String origin, String address) {
        return address.regionMatches(true, 0, origin, 0, origin.length())
                && (address.length() == origin.length() || "/?".indexOf(address.charAt(origin.length())) >= 0);
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
        return URI.create(origin(origin, RestAssured.UNDEFINED_PORT) + path);
    }
}
