package io.quarkiverse.handlertesting.runtime.internal.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address in a {@code Location}: RFC 3986, section 5.2. {@code URI.resolve} differs from it: it keeps {@code /../}, joins
 * empty segments, and loses the slash after a host.
 */
final class LocationField {

    /** Section 3, appendix B: scheme, authority, path and the rest. */
    private static final Pattern PARTS = Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(.*)",
            Pattern.DOTALL);
    /** Characters that an address cannot have, and that browsers encode. */
    private static final String ENCODED = " \"<>\\^`{|}";
    private static final String ENCODED_IN_PATH = "[]";

    private LocationField() {
    }

    /**
     * The absolute address.
     *
     * @param base the address of the request
     * @return empty if the location is not an address
     */
    static Optional<URI> resolve(URI base, String location) {
        Matcher parts = PARTS.matcher(location);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String scheme = parts.group(1);
        String authority = parts.group(2);
        String path = encoded(parts.group(3), ENCODED + ENCODED_IN_PATH);
        String rest = encoded(parts.group(4), ENCODED);
        try {
            if (scheme != null && authority == null) {
                return Optional.of(new URI(encoded(location, ENCODED)));
            }
            if (authority != null) {
                return Optional.of(new URI((scheme == null ? base.getScheme() : scheme) + "://" + host(authority)
                        + withoutDots(path) + rest));
            }
            return Optional.of(new URI(base.getScheme() + "://" + base.getRawAuthority() + ofBase(base, path, rest)));
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    /** The authority without user and password, which a browser would not put into the request either. */
    private static String host(String authority) {
        return authority.substring(authority.lastIndexOf('@') + 1);
    }

    private static String ofBase(URI base, String path, String rest) {
        if (path.startsWith("/")) {
            return withoutDots(path) + rest;
        }
        String own = base.getRawPath();
        if (!path.isEmpty()) {
            return withoutDots(own.substring(0, own.lastIndexOf('/') + 1) + path) + rest;
        }
        return rest.startsWith("?") || base.getRawQuery() == null ? own + rest : own + "?" + base.getRawQuery() + rest;
    }

    /** Section 5.2.4. */
    private static String withoutDots(String path) {
        if (path.isEmpty()) {
            return path;
        }
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = (path.startsWith("/") ? path.substring(1) : path).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean isUp = segments[i].equals("..");
            if (isUp) {
                kept.pollLast();
            }
            if (!isUp && !segments[i].equals(".")) {
                kept.add(segments[i]);
            } else if (i == segments.length - 1) {
                kept.add("");
            }
        }
        return "/" + String.join("/", kept);
    }

    private static String encoded(String text, String toEncode) {
        StringBuilder encoded = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (character < 0x80 && toEncode.indexOf(character) < 0) {
                encoded.append((char) character);
            } else {
                PercentEncoding.append(encoded, character);
            }
        });
        return encoded.toString();
    }
}
