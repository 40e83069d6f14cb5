package io.quarkiverse.handlertesting.runtime.internal.identity;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.http.TestUser;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/** A provider, so that the augmentors of the application run after it, as after its own. */
@Singleton
public class TestIdentityProvider implements IdentityProvider<IdentityRequest> {

    @Override
    public Class<IdentityRequest> getRequestType() {
        return IdentityRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(IdentityRequest request, AuthenticationRequestContext context) {
        TestUser user = request.user();
        return Uni.createFrom().item(user.claims().isEmpty() ? ActingIdentity.of(user)
                : Beans.find(UserTokens.class).orElseThrow().identity(user));
    }
}
