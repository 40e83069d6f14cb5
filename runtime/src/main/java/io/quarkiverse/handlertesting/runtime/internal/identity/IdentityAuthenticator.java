package io.quarkiverse.handlertesting.runtime.internal.identity;

import java.util.function.Function;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.http.TestUser;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.quarkus.vertx.http.runtime.security.RolesMapping;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Authenticates the requests that claim an identity, and no others. Around it, it does what Quarkus does around a mechanism:
 * maps roles, fires events.
 *
 * <p>
 * This class is not an {@code HttpAuthenticationMechanism}: another bean of that type removes the default basic
 * authentication, changes who challenges, and is skipped where a path or a method names its mechanism.
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

    /** {@code null} if the request claims no identity. */
    Uni<SecurityIdentity> attempt(RoutingContext exchange) {
        ClaimedIdentity claimed = ClaimedIdentity.of(exchange);
        if (claimed == null) {
            return null;
        }
        Uni<SecurityIdentity> identity = identities.read(claimed.header()).map(valid -> authenticate(valid, exchange))
                .orElseGet(IdentityAuthenticator::refuse);
        Function<SecurityIdentity, SecurityIdentity> mapping = exchange.get(RolesMapping.class.getName());
        return events.fire(mapping == null ? identity : identity.map(mapping), exchange);
    }

    private Uni<SecurityIdentity> authenticate(TestUser user, RoutingContext exchange) {
        return manager.authenticate(HttpSecurityUtils.setRoutingContextAttribute(new IdentityRequest(user), exchange));
    }

    /** Not a failed login: the application answers that with its challenge, and its login page would hide the reason. */
    private static Uni<SecurityIdentity> refuse() {
        return Uni.createFrom().failure(new AuthenticationCompletionException(
                IdentityHeader.NAME + " was not created by the application that is running."));
    }
}
