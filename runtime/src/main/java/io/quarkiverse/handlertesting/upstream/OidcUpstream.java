package io.quarkiverse.handlertesting.upstream;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcLogin;
import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcProvider;
import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcUser;

/**
 * An OpenID Connect provider, as stubs of an upstream: discovery, keys, login, tokens and userinfo, with Keycloak's paths.
 *
 * <pre>
 * OidcUpstream oidc = OidcUpstream.on(idp);
 * client.get("/me").bearerAuth(oidc.token("alice", "admin")).send();
 * </pre>
 *
 * Its tokens are such as the application accepts: those of {@code mp.jwt.verify.issuer} and {@code mp.jwt.verify.audiences} if
 * the upstream stands in for {@code mp.jwt.verify.publickey.location}, and of {@code quarkus.oidc.token.issuer} and
 * {@code quarkus.oidc.token.audience} for {@code quarkus.oidc.auth-server-url}, of any tenant. They are signed with RS256 and
 * last for an hour. The key is the same as long as the application runs, which keeps it. Secrets of clients, and passwords, may
 * be any.
 * <p>
 * Its stubs end with the test as others do, are never told as unused, and a stub of the test's own goes before them. Users are
 * those of this object. Thread-safe. It needs {@code io.smallrye:smallrye-jwt-build}, which comes with
 * {@code quarkus-smallrye-jwt} and {@code quarkus-oidc}.
 */
public final class OidcUpstream {

    private final OidcProvider provider;

    private OidcUpstream(OidcProvider provider) {
        this.provider = provider;
    }

    /**
     * At the path of the address that the application has configured, as {@code /realms/test}; where that is the address of the
     * keys, at what goes before {@code /protocol/openid-connect/certs} or {@code /.well-known/jwks.json}.
     *
     * @param idp injected with {@link Upstream}
     * @throws IllegalStateException if no test is running, or if the application has no library that signs tokens
     */
    public static OidcUpstream on(MockUpstream idp) {
        return new OidcUpstream(OidcProvider.on(idp, null));
    }

    /**
     * As {@link #on(MockUpstream)}, elsewhere.
     *
     * @param path {@code /realms/test}; {@code ""} for the root
     * @throws IllegalArgumentException if it does not begin with a slash, or ends with one
     */
    public static OidcUpstream on(MockUpstream idp, String path) {
        return new OidcUpstream(OidcProvider.on(idp, Objects.requireNonNull(path, "path")));
    }

    /** Who issues the tokens: what the application expects, else the address of the provider. */
    public String issuer() {
        return provider.tokens().issuer();
    }

    /**
     * From now on it is this.
     *
     * @return this
     */
    public OidcUpstream issuer(String issuer) {
        provider.tokens().setIssuer(issuer);
        return this;
    }

    /**
     * An access token: {@code sub}, {@code upn} and {@code preferred_username} are the user, {@code groups} and Keycloak's
     * {@code realm_access.roles} the roles. The user needs not be known.
     */
    public String token(String user, String... roles) {
        return provider.tokens().access(anyone(user, roles));
    }

    /**
     * A token with these claims, and with {@code iss}, {@code aud}, {@code iat}, {@code exp} and {@code jti} if they are not
     * among them; {@code iss} and {@code aud} are left out if they are there and {@code null}.
     *
     * @throws IllegalArgumentException if {@code iat} or {@code exp} is no number of seconds
     */
    public String token(Map<String, ?> claims) {
        return provider.tokens().token(claims);
    }

    /** As {@link #token(String, String...)}, but it has expired an hour ago. */
    public String expiredToken(String user, String... roles) {
        return provider.tokens().expired(anyone(user, roles));
    }

    /** As {@link #token(String, String...)}, but signed with another key than it says. */
    public String forgedToken(String user, String... roles) {
        return provider.tokens().forged(anyone(user, roles));
    }

    /**
     * Makes a user known to the token endpoint: for the code {@code code-of-alice}, the refresh token
     * {@code refresh-of-alice}, and a password. A client of this name has these roles too.
     *
     * @return this
     */
    public OidcUpstream user(String name, String... roles) {
        provider.users().add(anyone(name, roles));
        return this;
    }

    /**
     * As {@link #user(String, String...)}, with other claims in its tokens and its userinfo, as {@code email}.
     *
     * @return this
     */
    public OidcUpstream user(String name, Map<String, ?> claims, String... roles) {
        provider.users().add(new OidcUser(name, List.of(roles), claims));
        return this;
    }

    /**
     * Makes a code known, which can be redeemed once.
     *
     * @return this
     * @throws IllegalArgumentException if there is no such user
     */
    public OidcUpstream code(String code, String user) {
        provider.users().addCode(code, OidcLogin.of(provider.users().get(user)));
        return this;
    }

    /**
     * From now on this user logs in: the authorization endpoint redirects back at once. Before, it answers with 400.
     *
     * @return this
     * @throws IllegalArgumentException if there is no such user
     */
    public OidcUpstream login(String user) {
        provider.users().login(user);
        return this;
    }

    private static OidcUser anyone(String name, String... roles) {
        return new OidcUser(name, List.of(roles), Map.of());
    }
}
