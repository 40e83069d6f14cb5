package io.quarkiverse.handlertesting.modelhub.auth;

import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;

/** The permissions that a role brings. An endpoint that requires a permission need not know the roles. */
@ApplicationScoped
class RolePermissions implements SecurityIdentityAugmentor {

    private static final Map<String, Set<String>> OF_ROLE = Map.of("resource_admin", Set.of("usage:read"));

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        QuarkusSecurityIdentity.Builder augmented = QuarkusSecurityIdentity.builder(identity);
        identity.getRoles().forEach(role -> augmented.addPermissionsAsString(OF_ROLE.getOrDefault(role, Set.of())));
        return Uni.createFrom().item(augmented.build());
    }
}
