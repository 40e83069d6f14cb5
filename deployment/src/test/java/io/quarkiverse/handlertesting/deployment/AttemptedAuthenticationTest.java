package io.quarkiverse.handlertesting.deployment;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Fails loudly when a version of Quarkus authenticates in another way. */
class AttemptedAuthenticationTest {

    static class Renamed {
        Uni<Object> attempt(RoutingContext exchange) {
            return null;
        }
    }

    static class WithMore {
        Uni<Object> attemptAuthentication(RoutingContext exchange, boolean lazily) {
            return null;
        }
    }

    @Test
    void quarkusHasTheMethodThatIsChanged() {
        assertTrue(AttemptedAuthentication.isPossibleFor(HttpAuthenticator.class));
    }

    @Test
    void anotherOneIsNotTakenForIt() {
        assertFalse(AttemptedAuthentication.isPossibleFor(Renamed.class));
        assertFalse(AttemptedAuthentication.isPossibleFor(WithMore.class));
    }
}
