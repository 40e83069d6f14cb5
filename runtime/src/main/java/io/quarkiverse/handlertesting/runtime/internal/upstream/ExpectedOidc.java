package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.eclipse.microprofile.config.Config;

import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcSettings;

/** Finds the settings that an application expects of its provider, by the property that holds the address of the upstream. */
final class ExpectedOidc {

    private static final String KEYS = "mp.jwt.verify.publickey.location";
    private static final String SERVER = "auth-server-url";
    /** The values of issuer and audience that accept any. */
    private static final Set<String> ANYONE = Set.of("any", "NONE");

    private ExpectedOidc() {
    }

    /**
     * The settings that are known before the configuration exists; empty if no property of OpenID holds the address.
     *
     * @param properties the properties that hold the address
     * @param pathOf maps a property to the path of its address
     */
    static Optional<OidcSettings> atStart(List<String> properties, UnaryOperator<String> pathOf) {
        if (properties.contains(KEYS)) {
            return Optional.of(OidcSettings.ofKeys(pathOf.apply(KEYS), null, List.of()));
        }
        return server(properties).map(property -> OidcSettings.of(pathOf.apply(property), null, List.of()));
    }

    /** As {@link #atStart}, with the expected issuer and audiences. */
    static OidcSettings of(List<String> properties, UnaryOperator<String> pathOf, Config config) {
        if (properties.contains(KEYS)) {
            return OidcSettings.ofKeys(pathOf.apply(KEYS), issuer(config, "mp.jwt.verify.issuer"),
                    list(config, "mp.jwt.verify.audiences"));
        }
        return server(properties).map(property -> of(property, pathOf.apply(property), config))
                .orElseGet(() -> OidcSettings.of(properties.isEmpty() ? "" : pathOf.apply(properties.get(0)), null, List.of()));
    }

    private static OidcSettings of(String server, String path, Config config) {
        String token = server.substring(0, server.length() - SERVER.length()) + "token.";
        return OidcSettings.of(path, issuer(config, token + "issuer"), list(config, token + "audience"));
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
