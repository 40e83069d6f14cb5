package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.Config;

import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcSettings;

/** Finds the settings that an application expects of its providers, by the properties that hold the address of an upstream. */
final class ExpectedOidc {

    private static final String KEYS = "mp.jwt.verify.publickey.location";
    private static final String SERVER = "auth-server-url";
    private static final String DEFAULT_TENANT = "quarkus.oidc." + SERVER;
    /** The values of issuer and audience that accept any. */
    private static final Set<String> ANYONE = Set.of("any", "NONE");

    private ExpectedOidc() {
    }

    /**
     * The settings that are known before the configuration exists, one for each path; empty if no property of OpenID holds the
     * address.
     *
     * @param properties the properties that hold the address
     * @param pathOf maps a property to the path of its address
     */
    static List<OidcSettings> atStart(List<String> properties, UnaryOperator<String> pathOf) {
        return byPath(properties, property -> property.equals(KEYS)
                ? OidcSettings.ofKeys(pathOf.apply(KEYS), null, List.of())
                : new OidcSettings(pathOf.apply(property), null, null, List.of()));
    }

    /** As {@link #atStart}, with the expected issuers and audiences; not empty. */
    static List<OidcSettings> of(List<String> properties, UnaryOperator<String> pathOf, Config config) {
        List<OidcSettings> known = byPath(properties, property -> of(property, pathOf.apply(property), config));
        return !known.isEmpty() ? known
                : List.of(new OidcSettings(properties.isEmpty() ? "" : pathOf.apply(properties.get(0)), null, null, List.of()));
    }

    private static OidcSettings of(String property, String path, Config config) {
        if (property.equals(KEYS)) {
            String algorithm = algorithm(config, "mp.jwt.verify.publickey.algorithm", "smallrye.jwt.verify.algorithm");
            return OidcSettings.ofKeys(path, issuer(config, "mp.jwt.verify.issuer"),
                    list(config, "mp.jwt.verify.audiences"), algorithm);
        }
        String tenant = property.substring(0, property.length() - SERVER.length());
        return new OidcSettings(path, null, issuer(config, tenant + "token.issuer"),
                list(config, tenant + "token.audience"),
                list(config, tenant + "client-id"), algorithm(config, tenant + "token.signature-algorithm"));
    }

    /** The settings of the properties of OpenID; those at the same path are one. The default tenant comes first. */
    private static List<OidcSettings> byPath(List<String> properties, Function<String, OidcSettings> settings) {
        Map<String, OidcSettings> byPath = new LinkedHashMap<>();
        properties.stream().filter(property -> property.equals(KEYS) || property.endsWith("." + SERVER))
                .sorted(Comparator.comparing(property -> property.equals(KEYS) ? 0 : property.equals(DEFAULT_TENANT) ? 1 : 2))
                .map(settings).forEach(one -> byPath.merge(one.prefix(), one, OidcSettings::and));
        return List.copyOf(byPath.values());
    }

    private static String issuer(Config config, String property) {
        return config.getOptionalValue(property, String.class).filter(issuer -> !ANYONE.contains(issuer)).orElse(null);
    }

    /** The first of the configured algorithms that has a public key. */
    private static String algorithm(Config config, String... properties) {
        return Stream.of(properties).flatMap(property -> config.getOptionalValues(property, String.class).stream())
                .flatMap(List::stream).map(name -> name.equalsIgnoreCase("EdDSA") ? "EdDSA" : name)
                .filter(OidcSettings::isSupported).findFirst().orElse(OidcSettings.NONE.algorithm());
    }

    private static List<String> list(Config config, String property) {
        return config.getOptionalValues(property, String.class).filter(all -> all.stream().noneMatch(ANYONE::contains))
                .orElse(List.of());
    }
}
