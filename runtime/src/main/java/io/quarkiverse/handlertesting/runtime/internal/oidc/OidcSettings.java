package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.util.List;
import java.util.Objects;

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
