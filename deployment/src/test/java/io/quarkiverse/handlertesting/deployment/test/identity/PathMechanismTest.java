package io.quarkiverse.handlertesting.deployment.test.identity;

import static io.quarkiverse.handlertesting.deployment.test.identity.SecuredApp.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.runtime.internal.identity.IdentityHeader;
import io.quarkus.test.QuarkusUnitTest;

/** Paths with a mechanism of their own accept an identity in place of its credentials. */
class PathMechanismTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = SecuredApp.with(TokenMechanism.class)
            .overrideConfigKey("quarkus.http.auth.basic", "true")
            .overrideConfigKey("quarkus.http.auth.permission.basic.paths", "/who/admin")
            .overrideConfigKey("quarkus.http.auth.permission.basic.policy", "authenticated")
            .overrideConfigKey("quarkus.http.auth.permission.basic.auth-mechanism", "basic")
            .overrideConfigKey("quarkus.http.auth.permission.token.paths", "/who/known")
            .overrideConfigKey("quarkus.http.auth.permission.token.policy", "authenticated")
            .overrideConfigKey("quarkus.http.auth.permission.token.auth-mechanism", "token");

    @Test
    void acceptAnIdentityOnBothPaths() {
        as("alice", "admin").get("/who/admin").then().statusCode(200).body(equalTo("alice[admin]"));
        as("alice").get("/who/known").then().statusCode(200).body(equalTo("alice[]"));
        as("alice").get("/who/admin").then().statusCode(403);
    }

    @Test
    void acceptOnlyTheCredentialsOfTheirMechanism() {
        SecuredApp.basic("carol").get("/who/admin").then().statusCode(200).body(equalTo("carol[admin]"));
        SecuredApp.basic("carol").get("/who/known").then().statusCode(401);
        given().header(TokenMechanism.HEADER, "erin").get("/who/known").then().statusCode(200);
        given().header(TokenMechanism.HEADER, "erin").get("/who/admin").then().statusCode(401);
    }

    @Test
    void sendTheChallengeOfTheirMechanism() {
        given().get("/who/admin").then().statusCode(401).header("WWW-Authenticate", "basic");
        given().get("/who/known").then().statusCode(401).header("WWW-Authenticate", TokenMechanism.SCHEME);
        given().header(IdentityHeader.NAME, "forged").get("/who/admin").then().statusCode(401)
                .header("WWW-Authenticate", nullValue());
    }
}
