package io.quarkiverse.handlertesting.deployment.test.identity;

import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.handlertesting.http.TestUser;
import io.quarkiverse.handlertesting.runtime.internal.identity.ActingIdentity;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.smallrye.mutiny.Uni;

/** The application's own users, with passwords. */
@ApplicationScoped
class Users implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    static final String PASSWORD = "secret";

    private static final Map<String, Set<String>> ROLES = Map.of("carol", Set.of("admin"), "dave", Set.of("reader"));

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(UsernamePasswordAuthenticationRequest request,
            AuthenticationRequestContext context) {
        Set<String> roles = ROLES.get(request.getUsername());
        if (roles == null || !PASSWORD.equals(new String(request.getPassword().getPassword()))) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        return Uni.createFrom()
                .item(ActingIdentity.of(TestUser.user(request.getUsername()).role(roles.toArray(String[]::new))));
    }
}
