package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.util.List;
import java.util.Objects;

/**
 * What the application expects of its provider, by its configuration.
 *
 * @param prefix the path of the provider, without a slash at its end
 * @param keysPath where it fetches the keys; {@code null} if it asks the provider for that
 * @param issuer {@code null} if it takes what the provider says
 * @param audiences empty if it takes any
 */
public record OidcSettings(String prefix, String keysPath, String issuer, List<String> audiences) {

    /** A provider at the root, of which nothing is expected. */
    public static final OidcSettings NONE = new OidcSettings("", null, null, List.of());

    public OidcSettings {
        Objects.requireNonNull(prefix, "prefix");
        audiences = List.copyOf(audiences);
    }

    /** Expects the keys there: what goes before one of the usual paths is the provider's. */
    public static OidcSettings ofKeys(String path, String issuer, List<String> audiences) {
        String prefix = OidcPaths.KEYS.stream().filter(path::endsWith).findFirst()
                .map(keys -> path.substring(0, path.length() - keys.length())).orElse("");
        return new OidcSettings(prefix, path.isEmpty() ? "/" : path, issuer, audiences);
    }
}
