package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.util.List;
import java.util.stream.Stream;

/**
 * The settings that the configuration of the application expects of its provider.
 *
 * @param prefix the path of the provider; a slash at its end is dropped
 * @param keysPath the path from which the application fetches the keys; {@code null} if it uses the provider's discovery
 * @param issuer the expected issuer; {@code null} if the application accepts the issuer that the provider publishes
 * @param audiences the expected audiences; empty if the application accepts any
 * @param clients the clients that the application is; empty if it has configured none
 * @param algorithm the expected algorithm of signatures, {@code ES256}
 */
public record OidcSettings(String prefix, String keysPath, String issuer, List<String> audiences, List<String> clients,
        String algorithm) {

    /** The settings of an application that expects nothing: the provider is at the root. */
    public static final OidcSettings NONE = new OidcSettings("", null, null, List.of());

    public OidcSettings {
        prefix = withoutSlash(prefix);
        audiences = List.copyOf(audiences);
        clients = List.copyOf(clients);
    }

    /** The settings of an application that has configured neither a client nor an algorithm. */
    public OidcSettings(String prefix, String keysPath, String issuer, List<String> audiences) {
        this(prefix, keysPath, issuer, audiences, List.of(), OidcKeys.DEFAULT);
    }

    /**
     * The settings of a provider at a path.
     *
     * @param all the settings of all providers that the application has on one upstream; not empty
     * @param path {@code null} for the first of them
     */
    static OidcSettings at(List<OidcSettings> all, String path) {
        OidcSettings first = all.get(0);
        return path == null ? first
                : all.stream().filter(settings -> settings.prefix.equals(path)).findFirst()
                        .orElseGet(() -> new OidcSettings(path, first.keysPath, first.issuer, first.audiences,
                                first.clients, first.algorithm));
    }

    /** These settings for two applications, or for two tenants of one, at the same path. */
    public OidcSettings and(OidcSettings other) {
        return new OidcSettings(prefix, keysPath == null ? other.keysPath : keysPath, issuer == null ? other.issuer : issuer,
                both(audiences, other.audiences), both(clients, other.clients),
                algorithm.equals(OidcKeys.DEFAULT) ? other.algorithm : algorithm);
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }

    /** Whether the provider can sign with this algorithm: it publishes its keys, so they are not those of HMAC. */
    public static boolean isSupported(String algorithm) {
        return algorithm.matches("(RS|PS|ES)(256|384|512)|EdDSA");
    }

    /** Expects the keys at this path. The part before one of the usual key paths is the prefix. */
    public static OidcSettings ofKeys(String path, String issuer, List<String> audiences, String algorithm) {
        String plain = withoutSlash(path);
        String prefix = OidcPaths.KEYS.stream().filter(plain::endsWith).findFirst()
                .map(keys -> plain.substring(0, plain.length() - keys.length())).orElse("");
        return new OidcSettings(prefix, path.isEmpty() ? "/" : path, issuer, audiences, List.of(), algorithm);
    }

    /** As {@link #ofKeys(String, String, List, String)}, with the default algorithm. */
    public static OidcSettings ofKeys(String path, String issuer, List<String> audiences) {
        return ofKeys(path, issuer, audiences, OidcKeys.DEFAULT);
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
