package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The settings that the configuration of the application expects of its provider.
 *
 * @param prefix the path of the provider, without a slash at its end
 * @param keysPath the path from which the application fetches the keys; {@code null} if it uses the provider's discovery
 * @param issuer the expected issuer; {@code null} if the application accepts the issuer that the provider publishes
 * @param audiences the expected audiences; empty if the application accepts any
 */
public record OidcSettings(String prefix, String keysPath, String issuer, List<String> audiences) {

    /** The settings of an application that expects nothing: the provider is at the root. */
    public static final OidcSettings NONE = new OidcSettings("", null, null, List.of());

    public OidcSettings {
        Objects.requireNonNull(prefix, "prefix");
        audiences = List.copyOf(audiences);
    }

    /** Expects the provider at this path, and the keys where its discovery says. */
    public static OidcSettings of(String path, String issuer, List<String> audiences) {
        return new OidcSettings(withoutSlash(path), null, issuer, audiences);
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
                        .orElseGet(() -> new OidcSettings(path, first.keysPath, first.issuer, first.audiences));
    }

    /** These settings for two applications, or for two tenants of one, at the same path. */
    public OidcSettings and(OidcSettings other) {
        List<String> both = Stream.concat(audiences.stream(), other.audiences.stream()).distinct().toList();
        return new OidcSettings(prefix, keysPath == null ? other.keysPath : keysPath, issuer == null ? other.issuer : issuer,
                both);
    }

    /** Expects the keys at this path. The part before one of the usual key paths is the prefix. */
    public static OidcSettings ofKeys(String path, String issuer, List<String> audiences) {
        String plain = withoutSlash(path);
        String prefix = OidcPaths.KEYS.stream().filter(plain::endsWith).findFirst()
                .map(keys -> plain.substring(0, plain.length() - keys.length())).orElse("");
        return new OidcSettings(prefix, path.isEmpty() ? "/" : path, issuer, audiences);
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
