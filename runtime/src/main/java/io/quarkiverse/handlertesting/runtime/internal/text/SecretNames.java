package io.quarkiverse.handlertesting.runtime.internal.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The names whose values are secret: of headers, parameters, members of JSON, columns and fields of the application. */
final class SecretNames {

    static final String AUTHORIZATION = "credentials";
    static final String COOKIE = "cookie";
    static final String SET_COOKIE = "set-cookie";

    /** Parts of OAuth that are secret only beside each other: other requests have a {@code code} and a {@code state}, too. */
    private static final Set<String> OF_OAUTH = Set.of("code", "state", "nonce");
    private static final Map<String, String> WHOLE = Map.of("authorization", AUTHORIZATION, "proxyauthorization", AUTHORIZATION,
            "cookie", COOKIE, "setcookie", SET_COOKIE, "samlresponse", "assertion");
    /** How a name ends, and the kind of its value. */
    private static final Map<String, String> ENDINGS = Map.ofEntries(Map.entry("password", "password"),
            Map.entry("passwd", "password"), Map.entry("passphrase", "password"), Map.entry("pwd", "password"),
            Map.entry("secret", "secret"), Map.entry("token", "token"), Map.entry("apikey", "key"),
            Map.entry("privatekey", "key"), Map.entry("secretkey", "key"), Map.entry("accesskey", "key"),
            Map.entry("clientassertion", "token"), Map.entry("codeverifier", "code"), Map.entry("devicecode", "code"));

    private final Set<String> configured;

    SecretNames(Collection<String> configured) {
        this.configured = configured.stream().map(SecretNames::plain).collect(Collectors.toSet());
    }

    /**
     * The kind of the value that has this name; empty if it is no secret. Upper case, hyphens and underscores do not matter: of
     * a
     * name with dots, the last part counts.
     */
    Optional<String> kind(String name) {
        String plain = plain(name);
        if (WHOLE.containsKey(plain)) {
            return Optional.of(WHOLE.get(plain));
        }
        return ENDINGS.entrySet().stream().filter(ending -> plain.endsWith(ending.getKey())).map(Map.Entry::getValue)
                .findFirst().or(() -> configured.contains(plain) ? Optional.of("value") : Optional.empty());
    }

    /**
     * Whether parameters with these names are a step of OAuth, whose {@code code}, {@code state} and {@code nonce} are secret.
     */
    static boolean areOfOAuth(Set<String> names) {
        return names.contains("client_id") || names.contains("grant_type") || names.contains("code") && names.contains("state");
    }

    static boolean isOfOAuth(String name) {
        return OF_OAUTH.contains(name);
    }

    private static String plain(String name) {
        return name.substring(name.lastIndexOf('.') + 1).replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
    }
}
