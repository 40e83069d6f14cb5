package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.time.Clock;
import java.util.LinkedHashSet;
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
    private final TokenStore store;
    private final OidcUsers users;
    /** {@code null} if no user can log in. */
    private volatile Endpoint login;

    private OidcProvider(OidcHost host, OidcSettings settings) {
        this.host = host;
        this.prefix = settings.prefix();
        this.keysPath = settings.keysPath();
        this.tokens = new OidcTokens(host.keys(), settings,
                settings.issuer() == null ? host.url() + prefix : settings.issuer(), Clock.systemUTC());
        this.store = new TokenStore(host.name(), tokens);
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

    /** @throws IllegalStateException if the test that this provider belongs to has ended */
    public TokenStore store() {
        refuseAfterTest();
        return store;
    }

    /** @throws IllegalStateException if the test that this provider belongs to has ended */
    public OidcUsers users() {
        refuseAfterTest();
        return users;
    }

    private void refuseAfterTest() {
        if (!host.has(login)) {
            throw new IllegalStateException("This OidcUpstream of " + host.name()
                    + " belongs to a test or class that has ended:"
                    + " the application cannot reach its users and opaque tokens. Create an OidcUpstream for each test, in the"
                    + " test, @BeforeEach or @BeforeAll.");
        }
    }

    private void stubChecks() {
        add("the discovery", "GET", OidcPaths.DISCOVERY, request -> Discovery.answer(host.url() + prefix, tokens.issuer()));
        for (String path : keyPaths()) {
            host.add(new Endpoint("the keys", "GET", path, request -> OidcAnswers.json(tokens.keySet())));
        }
        TokenStatusEndpoints status = new TokenStatusEndpoints(store);
        add("the introspection", "POST", OidcPaths.INTROSPECTION, status::introspect);
        add("the revocation", "POST", OidcPaths.REVOCATION, status::revoke);
        add("the user", Endpoint.ANY, OidcPaths.USER_INFO, new UserInfoEndpoint(store)::answer);
    }

    private void stubLogins() {
        PushedRequests pushed = new PushedRequests();
        DeviceEndpoint devices = new DeviceEndpoint(host.url() + prefix + OidcPaths.AUTHORIZATION);
        add("the pushed login", "POST", OidcPaths.PUSHED_AUTHORIZATION, pushed::answer);
        login = add("the login", Endpoint.ANY, OidcPaths.AUTHORIZATION,
                new AuthorizationEndpoint(host.name(), users, pushed)::answer);
        add("the device", "POST", OidcPaths.DEVICE_AUTHORIZATION, devices::answer);
        add("the tokens", "POST", OidcPaths.TOKEN, new TokenEndpoint(users, tokens, store, devices)::answer);
        add("the logout", Endpoint.ANY, OidcPaths.END_SESSION, new EndSessionEndpoint(host.name(), tokens)::answer);
    }

    private Endpoint add(String name, String method, String path, Function<EndpointRequest, Endpoint.Response> answer) {
        Endpoint endpoint = new Endpoint(name, method, prefix + path, answer);
        host.add(endpoint);
        return endpoint;
    }

    private Set<String> keyPaths() {
        Set<String> paths = new LinkedHashSet<>();
        OidcPaths.KEYS.forEach(path -> paths.add(prefix + path));
        if (keysPath != null) {
            paths.add(keysPath);
        }
        return paths;
    }
}
