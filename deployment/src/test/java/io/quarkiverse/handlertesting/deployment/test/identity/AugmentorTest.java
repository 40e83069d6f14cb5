package io.quarkiverse.handlertesting.deployment.test.identity;

import static io.quarkiverse.handlertesting.deployment.test.identity.SecuredApp.as;
import static io.quarkiverse.handlertesting.deployment.test.identity.SecuredApp.basic;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.http.TestUser;
import io.quarkiverse.handlertesting.runtime.internal.identity.ActingIdentity;
import io.quarkiverse.handlertesting.runtime.internal.identity.IdentityHeader;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.spi.runtime.AuthenticationFailureEvent;
import io.quarkus.security.spi.runtime.AuthenticationSuccessEvent;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;

/** The application treats an identity as a user with a password: augmentors and observers of logins get both. */
class AugmentorTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = SecuredApp.with(Promotion.class, Logins.class);

    @Inject
    Logins logins;

    /** Looks the user up, as in a database, and finds that every user is an admin. */
    @ApplicationScoped
    static class Promotion implements SecurityIdentityAugmentor {

        @Override
        public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
            throw new UnsupportedOperationException("the one with attributes is called");
        }

        @Override
        public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context,
                Map<String, Object> attributes) {
            RoutingContext exchange = HttpSecurityUtils.getRoutingContextAttribute(attributes);
            return identity.isAnonymous() ? Uni.createFrom().item(identity)
                    : context.runBlocking(() -> promoted(identity, exchange));
        }

        private static SecurityIdentity promoted(SecurityIdentity identity, RoutingContext exchange) {
            String thread = Context.isOnEventLoopThread() ? "event loop" : "worker";
            return ActingIdentity.of(TestUser.user(identity.getPrincipal().getName()).role("admin", exchange.request().path(),
                    "on a " + thread));
        }
    }

    @ApplicationScoped
    static class Logins {

        private final List<String> seen = new CopyOnWriteArrayList<>();

        List<String> seen() {
            return seen;
        }

        void succeeded(@Observes AuthenticationSuccessEvent login) {
            seen.add(login.getSecurityIdentity().getPrincipal().getName() + path(login.getEventProperties()));
        }

        void failed(@Observes AuthenticationFailureEvent login) {
            seen.add(login.getAuthenticationFailure().getClass().getSimpleName() + path(login.getEventProperties()));
        }

        private static String path(Map<String, Object> properties) {
            return " on " + ((RoutingContext) properties.get(RoutingContext.class.getName())).request().path();
        }
    }

    @Test
    void runsAugmentorsWithTheRequest() {
        as("alice").get("/who/admin").then().statusCode(200).body(equalTo("alice[/who/admin, admin, on a worker]"));
        basic("dave").get("/who/admin").then().statusCode(200).body(equalTo("dave[/who/admin, admin, on a worker]"));
    }

    @Test
    void notifiesObserversOfLogins() {
        logins.seen().clear();
        basic("dave").get("/who");
        as("alice").get("/who/known");
        given().get("/who");
        given().auth().preemptive().basic("dave", "wrong").get("/who");
        given().header(IdentityHeader.NAME, "forged").get("/who");
        assertEquals(List.of("dave on /who", "alice on /who/known", "AuthenticationFailedException on /who",
                "AuthenticationCompletionException on /who"), logins.seen());
    }
}
