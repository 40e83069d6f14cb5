package io.quarkiverse.handlertesting.runtime.internal.identity;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Called by {@code HttpAuthenticator} before it asks the mechanisms of the application. */
public final class IdentityHook {

    private IdentityHook() {
    }

    /** {@code null} if the request claims no identity: then {@code HttpAuthenticator} proceeds as usual. */
    public static Uni<SecurityIdentity> attempt(RoutingContext exchange) {
        return Beans.find(IdentityAuthenticator.class).map(authenticator -> authenticator.attempt(exchange)).orElse(null);
    }
}
