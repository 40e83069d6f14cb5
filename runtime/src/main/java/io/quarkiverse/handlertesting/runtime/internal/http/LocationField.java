package io.quarkiverse.handlertesting.runtime.internal.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address in a {@code Location}, as browsers read it: URL standard, section 4.4, basic URL parser, for a base of HTTP.
 * {@code URI.resolve} differs from it: it keeps {@code /../}, joins empty segments, and loses the slash after a host.
 */
public final class LocationField {

    /** The scheme, the reference up to its query, and the rest. */
    private static final Pattern PARTS = Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*):)?([^?#]*)(.*)", Pattern.DOTALL);
    private static final Pattern AROUND = Pattern.compile("^[\\x00-\\x20]+|[\\x00-\\x20]+$|[\\t\\r\\n]");
    private static final Pattern SLASHES = Pattern.compile("^/+");
    private static final Pattern PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern FRAGMENT = Pattern.compile("#.*", Pattern.DOTALL);
    /** Segments of a path, with the dots in either form. */
    private static final Pattern DOT = Pattern.compile("\\.|%2[Ee]");
    private static final Pattern TWO_DOTS = Pattern.compile("(?:\\.|%2[Ee]){2}");
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
    public static Optional<URI> resolve(URI base, String location) {
        String text = AROUND.matcher(location).replaceAll("");
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String scheme = parts.group(1);
        String rest = encoded(parts.group(3), ENCODED);
        try {
            if (scheme != null && !scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
                return Optional.of(new URI(encoded(text, ENCODED)));
            }
            String reference = parts.group(2).replace('\\', '/');
            boolean isOfBase = scheme == null || scheme.equalsIgnoreCase(base.getScheme());
            if (isOfBase && !reference.startsWith("//")) {
                return Optional.of(
                        new URI(base.getScheme() + "://" + base.getRawAuthority() + ofBase(base, path(reference), rest)));
            }
            // The first segment is the host, after any number of slashes.
            String authority = SLASHES.matcher(reference).replaceFirst("");
            int path = (authority + "/").indexOf('/');
            return Optional.of(new URI((scheme == null ? base.getScheme() : scheme) + "://"
                    + host(authority.substring(0, path)) + withoutDots(path(authority.substring(path))) + rest));
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    /**
     * Whether path or query have a {@code %} that begins no octet. Browsers send it as it is; {@link #resolve} encodes it,
     * since a {@code URI} cannot have it.
     */
    static boolean hasStrayPercent(String location) {
        return PERCENT.matcher(FRAGMENT.matcher(location).replaceFirst("")).find();
    }

    private static String path(String text) {
        return encoded(text, ENCODED + ENCODED_IN_PATH);
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

    private static String withoutDots(String path) {
        if (path.isEmpty()) {
            return path;
        }
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = (path.startsWith("/") ? path.substring(1) : path).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean isUp = TWO_DOTS.matcher(segments[i]).matches();
            if (isUp) {
                kept.pollLast();
            }
            if (!isUp && !DOT.matcher(segments[i]).matches()) {
                kept.add(segments[i]);
            } else if (i == segments.length - 1) {
                kept.add("");
            }
        }
        return "/" + String.join("/", kept);
    }

    private static String encoded(String text, String toEncode) {
        StringBuilder encoded = new StringBuilder();
        PERCENT.matcher(text).replaceAll("%25").codePoints().forEach(character -> {
            if (character < 0x80 && toEncode.indexOf(character) < 0) {
                encoded.append((char) character);
            } else {
                PercentEncoding.append(encoded, character);
            }
        });
        return encoded.toString();
    }
}
