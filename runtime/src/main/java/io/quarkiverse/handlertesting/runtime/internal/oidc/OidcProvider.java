package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.quarkiverse.handlertesting.upstream.MockUpstream;

/** An OpenID provider on an upstream: its stubs, and the users and tokens that they answer with. Thread-safe. */
public final class OidcProvider {

    private final OidcHost host;
    private final String prefix;
    /** {@code null} if the application uses the discovery. */
    private final String keysPath;
    private final OidcTokens tokens;
    private final OidcUsers users;

    private OidcProvider(OidcHost host, OidcSettings settings) {
        this.host = host;
        this.prefix = settings.prefix();
        this.keysPath = settings.keysPath();
        this.tokens = new OidcTokens(host.keys(), settings.issuer() == null ? host.url() + prefix : settings.issuer(),
                settings.audiences(), Clock.systemUTC());
        this.users = new OidcUsers(host.name());
    }

    /**
     * Creates a provider and adds its stubs to the upstream.
     *
     * @param path {@code null} for the path that the application has configured
     */
    public static OidcProvider on(MockUpstream upstream, String path) {
        JwtLibrary.check();
        if (!(upstream instanceof OidcHost host)) {
            throw new IllegalArgumentException("OidcUpstream.on needs an upstream that was injected with @Upstream, but got "
                    + upstream + ".");
        }
        if (path != null && !path.matches("|/.*[^/]")) {
            throw new IllegalArgumentException("The path of a provider must begin with a slash and end without one, but got \""
                    + path + "\".");
        }
        // If no OpenID property holds the address of the upstream, its keys were not warmed up at the start.
        host.keys().makeReady();
        return on(host, OidcSettings.at(host.settings(), path));
    }

    /** As {@link #on(MockUpstream, String)}, but expects the library to be present. */
    public static OidcProvider on(OidcHost host, OidcSettings settings) {
        OidcProvider provider = new OidcProvider(host, settings);
        provider.stubChecks();
        provider.stubLogins();
        return provider;
    }

    /**
     * Adds only the stubs that an application calls to check tokens. It keeps what they answer for longer than one test, so
     * any test may be the first whose token lets it call them.
     */
    public static void checks(OidcHost host, OidcSettings settings) {
        new OidcProvider(host, settings).stubChecks();
    }

    public OidcTokens tokens() {
        return tokens;
    }

    public OidcUsers users() {
        return users;
    }

    private void stubChecks() {
        add("the discovery", "GET", prefix + OidcPaths.DISCOVERY, request -> OidcAnswers.json(discovery()));
        for (String path : keyPaths()) {
            add("the keys", "GET", path, request -> OidcAnswers.json(tokens.keySet()));
        }
        add("the user", Endpoint.ANY, prefix + OidcPaths.USER_INFO,
                new UserInfoEndpoint(host.name(), tokens)::answer);
    }

    private void stubLogins() {
        add("the login", Endpoint.ANY, prefix + OidcPaths.AUTHORIZATION,
                new AuthorizationEndpoint(host.name(), users)::answer);
        add("the tokens", "POST", prefix + OidcPaths.TOKEN, new TokenEndpoint(users, tokens)::answer);
    }

    private void add(String name, String method, String path, Function<EndpointRequest, Endpoint.Response> answer) {
        host.add(new Endpoint(name, method, path, answer));
    }

    private Set<String> keyPaths() {
        Set<String> paths = new LinkedHashSet<>();
        OidcPaths.KEYS.forEach(path -> paths.add(prefix + path));
        if (keysPath != null) {
            paths.add(keysPath);
        }
        return paths;
    }

    private Map<String, Object> discovery() {
        String base = host.url() + prefix;
        return Map.ofEntries(Map.entry("issuer", tokens.issuer()),
                Map.entry("authorization_endpoint", base + OidcPaths.AUTHORIZATION),
                Map.entry("token_endpoint", base + OidcPaths.TOKEN),
                Map.entry("userinfo_endpoint", base + OidcPaths.USER_INFO),
                Map.entry("jwks_uri", base + OidcPaths.KEYS.get(0)),
                Map.entry("response_types_supported", List.of("code")),
                Map.entry("grant_types_supported", TokenEndpoint.GRANTS),
                Map.entry("subject_types_supported", List.of("public")),
                Map.entry("id_token_signing_alg_values_supported", List.of("RS256")),
                Map.entry("code_challenge_methods_supported", List.of("plain", "S256")),
                Map.entry("token_endpoint_auth_methods_supported",
                        List.of("client_secret_basic", "client_secret_post", "client_secret_jwt", "private_key_jwt",
                                "none")));
    }
}
