package io.quarkiverse.handlertesting.runtime.internal.identity;

import static io.quarkus.security.spi.runtime.SecurityEventHelper.AUTHENTICATION_FAILURE;
import static io.quarkus.security.spi.runtime.SecurityEventHelper.AUTHENTICATION_SUCCESS;

import java.util.Map;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.spi.runtime.AuthenticationFailureEvent;
import io.quarkus.security.spi.runtime.AuthenticationSuccessEvent;
import io.quarkus.security.spi.runtime.SecurityEventHelper;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Fires the security events that Quarkus fires after its own mechanisms, if the application observes them. */
@Singleton
public class IdentityEvents {

    private final SecurityEventHelper<AuthenticationSuccessEvent, AuthenticationFailureEvent> events;

    IdentityEvents(Event<AuthenticationSuccessEvent> success, Event<AuthenticationFailureEvent> failure, BeanManager beans,
            @ConfigProperty(name = "quarkus.security.events.enabled") boolean enabled) {
        events = new SecurityEventHelper<>(success, failure, AUTHENTICATION_SUCCESS, AUTHENTICATION_FAILURE, beans, enabled);
    }

    Uni<SecurityIdentity> fire(Uni<SecurityIdentity> identity, RoutingContext exchange) {
        Map<String, Object> properties = Map.of(RoutingContext.class.getName(), exchange);
        Uni<SecurityIdentity> fired = identity;
        if (events.fireEventOnFailure()) {
            fired = fired.onFailure()
                    .invoke(failure -> events.fireFailureEvent(new AuthenticationFailureEvent(failure, properties)));
        }
        if (events.fireEventOnSuccess()) {
            fired = fired.invoke(
                    authenticated -> events.fireSuccessEvent(new AuthenticationSuccessEvent(authenticated, properties)));
        }
        return fired;
    }
}
