package io.quarkiverse.handlertesting.deployment.test.identity;

import static io.quarkiverse.handlertesting.deployment.test.identity.SecuredApp.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.runtime.internal.identity.IdentityHeader;
import io.quarkiverse.handlertesting.runtime.internal.identity.TestIdentities;
import io.quarkus.arc.Arc;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.vertx.ext.web.Router;

/** A request acts as the user that it names. */
class ActingAsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = SecuredApp.with(Routes.class)
            .overrideConfigKey("quarkus.http.auth.roles-mapping.boss", "admin")
            .overrideConfigKey("quarkus.http.auth.policy.admins.roles-allowed", "admin")
            .overrideConfigKey("quarkus.http.auth.permission.admins.paths", "/route/admin")
            .overrideConfigKey("quarkus.http.auth.permission.admins.policy", "admins");

    @Singleton
    static class Routes {
        void add(@Observes Router router) {
            router.get("/route/*").handler(exchange -> exchange.response()
                    .end("header: " + exchange.request().getHeader(IdentityHeader.NAME)));
        }
    }

    @Test
    void allowsAUserWithTheRole() {
        as("alice", "admin", "user").get("/who/admin").then().statusCode(200).body(equalTo("alice[admin, user]"));
    }

    @Test
    void forbidsAUserWithoutTheRole() {
        as("alice", "user").get("/who/admin").then().statusCode(403);
        as("alice").get("/who/admin").then().statusCode(403);
    }

    @Test
    void acceptsAUserWithoutRoles() {
        as("alice").get("/who/known").then().statusCode(200).body(equalTo("alice[]"));
    }

    @Test
    void changesNothingWithoutAnIdentity() {
        given().get("/who").then().statusCode(200).body(equalTo("anonymous"));
        given().get("/who/admin").then().statusCode(401);
        given().get("/who/known").then().statusCode(401);
    }

    @Test
    void identifiesTheUserOnAPublicEndpointToo() {
        as("alice").get("/who").then().statusCode(200).body(equalTo("alice[]"));
    }

    @Test
    void mapsRolesAsForARealUser() {
        as("alice", "boss").get("/who/admin").then().statusCode(200).body(equalTo("alice[admin, boss]"));
    }

    @Test
    void appliesPoliciesOfPaths() {
        as("alice", "admin").get("/route/admin").then().statusCode(200);
        as("alice", "user").get("/route/admin").then().statusCode(403);
        given().get("/route/admin").then().statusCode(401);
    }

    @Test
    void acceptsAnyTextInNamesAndRoles() {
        as("\u738b \ud83d\ude00 \r\nX: y", "R\u00f4le, a.b").get("/who").then().statusCode(200)
                .body(equalTo("\u738b \ud83d\ude00 \r\nX: y[R\u00f4le, a.b]"));
    }

    @Test
    void hidesTheHeaderFromTheApplication() {
        as("alice").get("/who/headers").then().statusCode(200).body(not(containsStringIgnoringCase(IdentityHeader.NAME)));
        as("alice").get("/route/any").then().body(equalTo("header: null"));
        given().header(IdentityHeader.NAME, "forged").get("/route/any").then().statusCode(401);
    }

    @Test
    void keepsTheMechanismsOfTheApplication() {
        assertTrue(Arc.container().select(HttpAuthenticationMechanism.class).stream()
                .noneMatch(mechanism -> mechanism.getClass().getName().contains("handlertesting")));
        assertFalse(Arc.container().select(HttpAuthenticationMechanism.class).isUnsatisfied());
        assertTrue(Arc.container().instance(TestIdentities.class).isAvailable());
    }
}
