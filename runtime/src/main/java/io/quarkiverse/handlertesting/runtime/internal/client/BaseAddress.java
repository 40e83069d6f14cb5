package io.quarkiverse.handlertesting.runtime.internal.client;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.restassured.RestAssured;

/**
 * The address of the application.
 *
 * @param port {@code RestAssured.UNDEFINED_PORT} for that of the URI
 * @param basePath {@code null} or empty for none
 */
public record BaseAddress(URI base, int port, String basePath) {

    /** The address of a router alone, which has no port. */
    static final BaseAddress OF_ROUTER = new BaseAddress(URI.create(RestAssured.DEFAULT_URI), RestAssured.UNDEFINED_PORT, "");

    /** The address that Quarkus gives RestAssured before each test. */
    static BaseAddress ofApplication() {
        return new BaseAddress(URI.create(RestAssured.baseURI), RestAssured.port, RestAssured.basePath);
    }

    /**
     * An address below the base path.
     *
     * @param path with its query, encoded
     */
    URI resolve(String path) {
        return at(base, port, basePath, path);
    }

    /**
     * The path that a request to an address below the base path of the application has.
     *
     * @param path without a query
     */
    public static String pathOf(String path) {
        return join(join(URI.create(RestAssured.baseURI).getRawPath(), RestAssured.basePath), path);
    }

    static URI at(URI base, int port, String basePath, String path) {
        return URI.create(origin(base, port) + join(join(base.getRawPath(), basePath), path));
    }

    /**
     * An address without the base path.
     *
     * @param target everything after the origin, encoded
     */
    URI ofRoot(String target) {
        return URI.create(origin() + target);
    }

    private String origin() {
        return origin(base, port);
    }

    private static String origin(URI base, int port) {
        boolean hasPort = base.getPort() != -1 || port == RestAssured.UNDEFINED_PORT;
        return base.getScheme() + "://" + (hasPort ? base.getRawAuthority() : base.getHost() + ":" + port);
    }

    /**
     * Removes the origin of an address.
     *
     * @param address absolute, for example returned by the application
     * @param other another origin of the application; its path is ignored
     * @return everything after the origin
     * @throws IllegalArgumentException if the origin is not the application's
     */
    String withoutOrigin(String address, Optional<URI> other) {
        return withoutOrigin(address, origin(), other);
    }

    static String withoutOrigin(String address, String own, Optional<URI> other) {
        return Stream.concat(all(own, other), Stream.of(ofProxy(own)))
                .filter(origin -> isAt(origin, address)).findFirst().map(origin -> address.substring(origin.length()))
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "The path \"" + ControlCharacters.escaped(address) + "\" names a host"
                                        + " other than the application's, " + own + ". Use RestAssured for other hosts."));
    }

    /** Whether an address has the application's host and port, and a scheme that it has behind a TLS proxy only. */
    boolean isOfProxy(String address, Optional<URI> other) {
        return all(origin(), other).noneMatch(origin -> isAt(origin, address));
    }

    private static Stream<String> all(String own, Optional<URI> other) {
        return Stream.concat(Stream.of(own), other.stream().map(origin -> origin(origin, RestAssured.UNDEFINED_PORT)));
    }

    private static String ofProxy(String own) {
        return own.replaceFirst("^http:", "https:");
    }

    private static boolean isAt(String origin, String address) {
        return address.regionMatches(true, 0, origin, 0, origin.length())
                && (address.length() == origin.length() || "/?".indexOf(address.charAt(origin.length())) >= 0);
    }

    /** Joins both with one slash. */
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
     * @param origin its path, if any, is ignored
     */
    static URI move(URI address, URI origin) {
        String path = address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
        return URI.create(origin(origin, RestAssured.UNDEFINED_PORT) + path);
    }
}
