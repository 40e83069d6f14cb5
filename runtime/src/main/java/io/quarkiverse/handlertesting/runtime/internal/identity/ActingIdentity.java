package io.quarkiverse.handlertesting.runtime.internal.identity;

import java.security.Permission;
import java.security.Principal;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.http.TestUser;
import io.quarkus.security.StringPermission;
import io.quarkus.security.credential.Credential;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/**
 * The identity of a test user. It does not use the builder of quarkus-security, which is not a dependency of this extension.
 */
public record ActingIdentity(Principal principal, Set<String> roles, Set<Permission> permissions,
        Map<String, Object> attributes,
        Set<Credential> credentials) implements SecurityIdentity {

    private record User(String name) implements Principal {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A user without a token, whatever claims it has. */
    public static ActingIdentity of(TestUser user) {
        return of(user, new User(user.name()), Set.of());
    }

    /**
     * @param principal the principal, whose name is that of the user
     * @param credentials the tokens of the user; may be empty
     */
    static ActingIdentity of(TestUser user, Principal principal, Set<Credential> credentials) {
        return new ActingIdentity(principal, user.roles(),
                user.permissions().stream().map(ActingIdentity::permission).collect(Collectors.toUnmodifiableSet()),
                user.attributes(), credentials);
    }

    /** The name and the action, separated by the first colon, as Quarkus reads {@code @PermissionsAllowed}. */
    private static Permission permission(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? new StringPermission(text)
                : new StringPermission(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public Principal getPrincipal() {
        return principal;
    }

    @Override
    public boolean isAnonymous() {
        return false;
    }

    @Override
    public Set<String> getRoles() {
        return roles;
    }

    @Override
    public boolean hasRole(String role) {
        return roles.contains(role);
    }

    @Override
    public Set<Permission> getPermissions() {
        return permissions;
    }

    @Override
    public <T extends Credential> T getCredential(Class<T> type) {
        return credentials.stream().filter(type::isInstance).map(type::cast).findFirst().orElse(null);
    }

    @Override
    public Set<Credential> getCredentials() {
        return credentials;
    }

    @Override
    @SuppressWarnings("unchecked") // the caller knows the type
    public <T> T getAttribute(String name) {
        return (T) attributes.get(name);
    }

    @Override
    public Map<String, Object> getAttributes() {
        return attributes;
    }

    @Override
    public Uni<Boolean> checkPermission(Permission required) {
        return Uni.createFrom().item(permissions.stream().anyMatch(permission -> permission.implies(required)));
    }
}
