package io.quarkiverse.handlertesting.runtime.internal.identity;

import java.util.function.Function;

import jakarta.inject.Singleton;

import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.quarkus.vertx.http.runtime.security.RolesMapping;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Authenticates the requests that say who they act as, and no others. Does what Quarkus does around a mechanism too: maps
 * roles, fires events.
 *
 * <p>
 * It is no {@code HttpAuthenticationMechanism}: one more bean of this type takes the default basic authentication away, changes
 * who challenges, and is not asked where a path or a method names its mechanism.
 */
@Singleton
public class IdentityAuthenticator {

    private final TestIdentities identities;
    private final IdentityProviderManager manager;
    private final IdentityEvents events;

    IdentityAuthenticator(TestIdentities identities, IdentityProviderManager manager, IdentityEvents events) {
        this.identities = identities;
        this.manager = manager;
        this.events = events;
    }

    /** {@code null} if the request does not say who it acts as. */
    Uni<SecurityIdentity> attempt(RoutingContext exchange) {
        ClaimedIdentity claimed = ClaimedIdentity.of(exchange);
        if (claimed == null) {
            return null;
        }
        Uni<SecurityIdentity> identity = identities.read(claimed.header()).map(known -> authenticate(known, exchange))
                .orElseGet(IdentityAuthenticator::refuse);
        Function<SecurityIdentity, SecurityIdentity> mapping = exchange.get(RolesMapping.class.getName());
        return events.fire(mapping == null ? identity : identity.map(mapping), exchange);
    }

    private Uni<SecurityIdentity> authenticate(TestIdentity identity, RoutingContext exchange) {
        return manager.authenticate(HttpSecurityUtils.setRoutingContextAttribute(new IdentityRequest(identity), exchange));
    }

    /** Not as a failed login, which is answered with the application's challenge: its login page would hide the reason. */
    private static Uni<SecurityIdentity> refuse() {
        return Uni.createFrom().failure(new AuthenticationCompletionException(
                IdentityHeader.NAME + " was not made by the application that runs now."));
    }
}
