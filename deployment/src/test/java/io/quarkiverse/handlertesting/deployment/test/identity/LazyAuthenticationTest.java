package io.quarkiverse.handlertesting.deployment.test.identity;

import static io.quarkiverse.handlertesting.deployment.test.identity.SecuredApp.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.runtime.internal.identity.IdentityHeader;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.http.runtime.security.annotation.BasicAuthentication;
import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;

/** Without proactive authentication, where methods can name their mechanism, an identity is checked when it is needed. */
class LazyAuthenticationTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = SecuredApp.with(TokenMechanism.class, Chosen.class)
            .overrideConfigKey("quarkus.http.auth.proactive", "false");

    @Path("/chosen")
    public static class Chosen {

        @Inject
        SecurityIdentity identity;

        @GET
        @Path("/basic")
        @BasicAuthentication
        @RolesAllowed("admin")
        public String basic() {
            return identity.getPrincipal().getName();
        }

        @GET
        @Path("/token")
        @HttpAuthenticationMechanism(TokenMechanism.SCHEME)
        public String token() {
            return identity.getPrincipal().getName();
        }

        @GET
        @Path("/nobody")
        public String nobody() {
            return "nobody asked";
        }
    }

    @Test
    void acceptsAnIdentity() {
        as("alice", "admin").get("/who/admin").then().statusCode(200).body(equalTo("alice[admin]"));
        as("alice").get("/who/admin").then().statusCode(403);
        as("alice").get("/who").then().statusCode(200).body(equalTo("alice[]"));
    }

    @Test
    void acceptsAnIdentityForMethodsWithAMechanism() {
        as("alice", "admin").get("/chosen/basic").then().statusCode(200).body(equalTo("alice"));
        as("alice").get("/chosen/basic").then().statusCode(403);
        as("alice").get("/chosen/token").then().statusCode(200).body(equalTo("alice"));
    }

    @Test
    void acceptsTheCredentialsOfTheMechanism() {
        SecuredApp.basic("carol").get("/chosen/basic").then().statusCode(200).body(equalTo("carol"));
        SecuredApp.basic("carol").get("/chosen/token").then().statusCode(401).header("WWW-Authenticate", TokenMechanism.SCHEME);
        given().header(TokenMechanism.HEADER, "erin").get("/chosen/token").then().statusCode(200).body(equalTo("erin"));
        given().get("/chosen/basic").then().statusCode(401).header("WWW-Authenticate", "basic");
    }

    @Test
    void refusesAForgedIdentityWhenItIsNeeded() {
        for (String path : new String[] { "/who", "/who/admin", "/who/known", "/chosen/basic", "/chosen/token" }) {
            given().header(IdentityHeader.NAME, "forged").get(path).then().statusCode(401).header("WWW-Authenticate",
                    nullValue());
        }
    }

    @Test
    void ignoresAForgedIdentityLikeAWrongPasswordIfItIsNotNeeded() {
        given().auth().preemptive().basic("carol", "wrong").get("/chosen/nobody").then().statusCode(200);
        given().header(IdentityHeader.NAME, "forged").get("/chosen/nobody").then().statusCode(200)
                .body(equalTo("nobody asked"));
    }

    @Test
    void hidesTheHeaderIfTheIdentityIsNotNeeded() {
        as("alice").get("/who/headers").then().statusCode(200)
                .body(not(containsStringIgnoringCase(IdentityHeader.NAME)));
    }
}
