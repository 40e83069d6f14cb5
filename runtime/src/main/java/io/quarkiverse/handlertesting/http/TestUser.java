package io.quarkiverse.handlertesting.http;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.quarkiverse.handlertesting.runtime.internal.identity.UserCheck;
import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.smallrye.common.annotation.CheckReturnValue;

/**
 * A user that requests act as, with more than roles:
 *
 * <pre>
 * client.get("/files/7").as(TestUser.user("ann").permission("file:read").claim("tenant", "a")).send();
 * </pre>
 *
 * Immutable: each method returns another user, so one user can be a template for several. Thread-safe. The user travels in a
 * header of each request, so it must be smaller than {@code quarkus.http.limits.max-header-size} (20 KiB).
 * <p>
 * Values of claims and attributes are copied. They are of the types {@code String}, {@code Boolean}, {@code Byte},
 * {@code Short}, {@code Integer}, {@code Long}, {@code BigInteger}, {@code Float}, {@code Double}, {@code BigDecimal},
 * {@code Instant}, and {@code List}, {@code Set} and {@code Map} of these, with {@code String} keys.
 *
 * @param name the name of the principal
 * @param roles the roles, in the given order
 * @param permissions the permissions, in the given order
 * @param claims the claims that the test sets, in the given order
 * @param attributes the attributes, in the given order
 */
public record TestUser(String name, Set<String> roles, Set<String> permissions, Map<String, Object> claims,
        Map<String, Object> attributes) {

    /**
     * Copies all values.
     *
     * @throws IllegalArgumentException as the methods that set these values
     * @throws NullPointerException if a set or map is null
     */
    public TestUser {
        UserCheck check = new UserCheck(name);
        roles = check.roles(roles);
        permissions = check.permissions(permissions);
        claims = check.claims(claims);
        attributes = check.attributes(attributes);
    }

    /**
     * A user of this name, without roles.
     *
     * @throws IllegalArgumentException if the name is null, blank or not well-formed Unicode
     */
    @CheckReturnValue
    public static TestUser user(String name) {
        return new TestUser(name, Set.of(), Set.of(), Map.of(), Map.of());
    }

    /**
     * Adds roles.
     *
     * @throws IllegalArgumentException if a role is null, blank or not well-formed Unicode
     */
    @CheckReturnValue
    public TestUser role(String... more) {
        return new TestUser(name, with(roles, more), permissions, claims, attributes);
    }

    /**
     * Adds permissions, in the format of {@code @PermissionsAllowed}: {@code "file"}, or {@code "file:read"} with an action.
     * Permissions of a class of the application come from its augmentors or {@code @PermissionChecker}, which apply to this
     * user as to any other.
     *
     * @throws IllegalArgumentException if a permission is null, not well-formed Unicode, has a comma, or has a blank name or
     *         action
     */
    @CheckReturnValue
    public TestUser permission(String... more) {
        return new TestUser(name, roles, with(permissions, more), claims, attributes);
    }

    /**
     * Sets a claim. With a claim, the principal is a {@code JsonWebToken}, which {@code @Inject JsonWebToken} and
     * {@code @Claim} see. Unless the test sets them, its claims {@code sub} and {@code preferred_username} are the name, and
     * it is valid for one hour from now. Its signature fits no key: a test whose application sends the token on, or verifies
     * it, takes a token from {@link io.quarkiverse.handlertesting.upstream.OidcUpstream}. Needs {@code quarkus-smallrye-jwt} or
     * {@code quarkus-oidc}.
     *
     * @param claim not {@code upn}, {@code groups} or {@code raw_token}, which the name, the roles and the token itself are
     * @param value a number or an {@code Instant} for {@code exp}, {@code iat}, {@code nbf}, {@code auth_time} and
     *        {@code updated_at}. An {@code Instant} becomes its seconds since 1970, as in each token.
     * @throws IllegalArgumentException if the claim is null, blank, not well-formed Unicode or one of those three, or if the
     *         value is null or of another type
     */
    @CheckReturnValue
    public TestUser claim(String claim, Object value) {
        return new TestUser(name, roles, permissions, with(claims, claim, value), attributes);
    }

    /**
     * Sets an attribute of the {@code SecurityIdentity}, which keeps the type of the value.
     *
     * @throws IllegalArgumentException if the attribute is null, blank or not well-formed Unicode, or if the value is null or
     *         of another type
     */
    @CheckReturnValue
    public TestUser attribute(String attribute, Object value) {
        return new TestUser(name, roles, permissions, claims, with(attributes, attribute, value));
    }

    /** {@code ann with the role admin; permission file:read; claim tenant}: values may be secrets, and are not shown. */
    @Override
    public String toString() {
        return ControlCharacters.escaped(name + (roles.isEmpty() ? " without roles" : " with the " + named("role", roles, ""))
                + named("permission", permissions, "; ") + named("claim", claims.keySet(), "; ")
                + named("attribute", attributes.keySet(), "; "));
    }

    private static String named(String kind, Collection<String> names, String before) {
        return names.isEmpty() ? "" : before + kind + (names.size() == 1 ? " " : "s ") + String.join(", ", names);
    }

    private static Set<String> with(Set<String> old, String... more) {
        Set<String> all = new LinkedHashSet<>(old);
        all.addAll(more == null ? Collections.singleton(null) : Arrays.asList(more));
        return all;
    }

    private static Map<String, Object> with(Map<String, Object> old, String key, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(old);
        all.put(key, value);
        return all;
    }
}
