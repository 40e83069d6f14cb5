package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.microprofile.config.Config;

import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcSettings;

/** What an application expects of the provider at an upstream, by the property that holds the address. */
final class ExpectedOidc {

    private static final String KEYS = "mp.jwt.verify.publickey.location";
    private static final String SERVER = "auth-server-url";
    /** What properties say that expect none. */
    private static final Set<String> ANYONE = Set.of("any", "NONE");

    private ExpectedOidc() {
    }

    /**
     * What is known of a provider before there is a configuration; empty if it is none, as far as its properties tell.
     *
     * @param properties those that hold the address
     * @param path of the address
     */
    static Optional<OidcSettings> atStart(List<String> properties, String path) {
        if (properties.contains(KEYS)) {
            return Optional.of(OidcSettings.ofKeys(path, null, List.of()));
        }
        return server(properties).map(property -> new OidcSettings(path, null, null, List.of()));
    }

    /** As {@link #atStart}, with whom tokens are to be of and for. */
    static OidcSettings of(List<String> properties, String path, Config config) {
        if (properties.contains(KEYS)) {
            return OidcSettings.ofKeys(path, issuer(config, "mp.jwt.verify.issuer"),
                    list(config, "mp.jwt.verify.audiences"));
        }
        return server(properties).map(property -> property.substring(0, property.length() - SERVER.length()) + "token.")
                .map(token -> new OidcSettings(path, null, issuer(config, token + "issuer"), list(config, token + "audience")))
                .orElseGet(() -> new OidcSettings(path, null, null, List.of()));
    }

    private static Optional<String> server(List<String> properties) {
        return properties.stream().filter(property -> property.endsWith("." + SERVER)).findFirst();
    }

    private static String issuer(Config config, String property) {
        return config.getOptionalValue(property, String.class).filter(issuer -> !ANYONE.contains(issuer)).orElse(null);
    }

    private static List<String> list(Config config, String property) {
        return config.getOptionalValues(property, String.class).filter(all -> all.stream().noneMatch(ANYONE::contains))
                .orElse(List.of());
    }
}
