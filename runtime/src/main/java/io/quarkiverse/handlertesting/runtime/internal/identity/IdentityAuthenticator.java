package io.quarkiverse.handlertesting.runtime.internal.identity;

import java.util.function.Function;

import jakarta.inject.Singleton;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.RolesMapping;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Does for {@link IdentityMechanism} what Quarkus does around the mechanisms of the application: maps roles, fires events. */
@Singleton
class IdentityAuthenticator {

    private final IdentityMechanism mechanism;
    private final IdentityProviderManager manager;
    private final IdentityEvents events;

    IdentityAuthenticator(IdentityMechanism mechanism, IdentityProviderManager manager, IdentityEvents events) {
        this.mechanism = mechanism;
        this.manager = manager;
        this.events = events;
    }

    /** {@code null} if the request does not say who it acts as. */
    Uni<SecurityIdentity> attempt(RoutingContext exchange) {
        if (ClaimedIdentity.of(exchange) == null) {
            return null;
        }
        Uni<SecurityIdentity> identity = mechanism.authenticate(exchange, manager);
        Function<SecurityIdentity, SecurityIdentity> mapping = exchange.get(RolesMapping.class.getName());
        return events.fire(mapping == null ? identity : identity.map(mapping), exchange);
    }
}
