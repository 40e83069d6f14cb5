package io.quarkiverse.handlertesting.upstream;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcLogin;
import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcProvider;
import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcUser;

/**
 * An OpenID Connect provider that consists of stubs of an upstream, at Keycloak's paths: discovery, keys, login, tokens,
 * introspection, revocation, userinfo and logout.
 *
 * <pre>
 * OidcUpstream oidc = OidcUpstream.on(idp);
 * client.get("/me").bearerAuth(oidc.token("alice", "admin")).send();
 * </pre>
 *
 * The application accepts its tokens, because the provider reads issuer and audience from the application's configuration. If
 * the upstream replaces {@code mp.jwt.verify.publickey.location}, they are {@code mp.jwt.verify.issuer} and
 * {@code mp.jwt.verify.audiences}. If it replaces {@code quarkus.oidc.auth-server-url}, of any tenant, they are
 * {@code quarkus.oidc.token.issuer} and {@code quarkus.oidc.token.audience}. Tokens are signed with the algorithm that the
 * application has configured, else with RS256, and last for an hour. The key is the same in all tests of an application,
 * because the application caches it. The provider accepts any client secret and any password.
 * <p>
 * Its stubs end with the test, as all stubs do, or with the class of a {@code @BeforeAll} method that creates it. After that,
 * {@link #user(String, String...)}, {@link #code}, {@link #login} and {@link #opaqueToken} throw an
 * {@link IllegalStateException}; other tokens stay valid. The stubs are never reported as unused, and the test's own stubs take
 * precedence
 * over them. Users belong to this object. Thread-safe. It needs {@code io.smallrye:smallrye-jwt-build}, which comes with
 * {@code quarkus-smallrye-jwt} and {@code quarkus-oidc}.
 */
public final class OidcUpstream {

    private final OidcProvider provider;

    private OidcUpstream(OidcProvider provider) {
        this.provider = provider;
    }

    /**
     * Creates a provider at the path of the address that the application has configured, such as {@code /realms/test}. If that
     * address is the address of the keys, the path is the part before {@code /protocol/openid-connect/certs} or
     * {@code /.well-known/jwks.json}. If several tenants have the upstream, the path is that of the default tenant.
     *
     * @param idp injected with {@link Upstream}
     * @throws IllegalStateException if no test is running, or if the application does not have the library that signs tokens
     */
    public static OidcUpstream on(MockUpstream idp) {
        return new OidcUpstream(OidcProvider.on(idp, null));
    }

    /**
     * As {@link #on(MockUpstream)}, at another path, such as that of another tenant: each path is a provider with its own
     * users.
     *
     * @param path {@code /realms/test}; {@code ""} for the root
     * @throws IllegalArgumentException if the path does not begin with a slash, or ends with one
     */
    public static OidcUpstream on(MockUpstream idp, String path) {
        return new OidcUpstream(OidcProvider.on(idp, Objects.requireNonNull(path, "path")));
    }

    /** The issuer of the tokens: the issuer that the application expects, else the address of the provider. */
    public String issuer() {
        return provider.tokens().issuer();
    }

    /**
     * Sets the issuer of the tokens made from now on.
     *
     * @return this
     */
    public OidcUpstream issuer(String issuer) {
        provider.tokens().setIssuer(issuer);
        return this;
    }

    /**
     * Makes an access token. {@code sub}, {@code upn} and {@code preferred_username} are the user, {@code groups} and
     * Keycloak's {@code realm_access.roles} are the roles. The user need not be known.
     */
    public String token(String user, String... roles) {
        return provider.tokens().access(anyone(user, roles));
    }

    /**
     * Makes a token with these claims. Adds {@code iss}, {@code aud}, {@code iat}, {@code exp} and {@code jti} if the map does
     * not contain them. A {@code null} for {@code iss} or {@code aud} leaves the claim out. A value may be a map, a collection,
     * an array, a {@code JsonObject}, an {@code Instant} (in seconds), or anything with a text of its own, such as an enum.
     *
     * @throws IllegalArgumentException if {@code iat} or {@code exp} is not a number of seconds, or if a value has no form in
     *         JSON
     */
    public String token(Map<String, ?> claims) {
        return provider.tokens().token(claims);
    }

    /** As {@link #token(String, String...)}, but the token expired an hour ago. */
    public String expiredToken(String user, String... roles) {
        return provider.tokens().expired(anyone(user, roles));
    }

    /** As {@link #token(String, String...)}, but not signed with the key that the token names. */
    public String forgedToken(String user, String... roles) {
        return provider.tokens().forged(anyone(user, roles));
    }

    /**
     * Makes an access token that is no JWT: the application asks the provider for its claims. Its roles are its scope too,
     * because {@code quarkus-oidc} takes the roles of such a token from there.
     */
    public String opaqueToken(String user, String... roles) {
        return provider.store().opaque(anyone(user, roles));
    }

    /**
     * Makes the token with which a provider tells the application, at the path of its back-channel logout, that a user has
     * logged out. It names the user as {@code sub} and the user's sessions as {@code sid}, which is that of the user's ID
     * tokens.
     */
    public String logoutToken(String user) {
        return provider.tokens().logout(anyone(user));
    }

    /**
     * Signs the tokens made from now on with a new key, which the provider publishes beside those before. The next test has
     * the first key again.
     *
     * @return this
     */
    public OidcUpstream rotateKeys() {
        provider.tokens().rotateKey();
        return this;
    }

    /**
     * Adds a user. The token endpoint accepts the code {@code code-of-alice}, the refresh token {@code refresh-of-alice}, and
     * any password of the user. A client with this name has these roles too, from its next token on: a client of the
     * application may keep the token that it fetched before.
     *
     * @return this
     */
    public OidcUpstream user(String name, String... roles) {
        provider.users().add(anyone(name, roles));
        return this;
    }

    /**
     * As {@link #user(String, String...)}, with these claims, such as {@code email}, in the user's tokens and userinfo. They
     * replace claims of the same name.
     *
     * @return this
     */
    public OidcUpstream user(String name, Map<String, ?> claims, String... roles) {
        provider.users().add(new OidcUser(name, List.of(roles), claims));
        return this;
    }

    /**
     * Adds a code for a user. It can be redeemed once, also if it is {@code code-of-alice}.
     *
     * @return this
     * @throws IllegalArgumentException if the user is unknown
     */
    public OidcUpstream code(String code, String user) {
        provider.users().addCode(code, OidcLogin.of(provider.users().get(user)));
        return this;
    }

    /**
     * Lets this user log in from now on: the authorization endpoint redirects back at once. Until a test calls this method, the
     * endpoint answers with 400.
     *
     * @return this
     * @throws IllegalArgumentException if the user is unknown
     */
    public OidcUpstream login(String user) {
        provider.users().login(user);
        return this;
    }

    private static OidcUser anyone(String name, String... roles) {
        return new OidcUser(name, List.of(roles), Map.of());
    }
}
