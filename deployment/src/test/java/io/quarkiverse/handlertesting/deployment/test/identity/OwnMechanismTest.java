package io.quarkiverse.handlertesting.deployment.test.identity;

import static io.quarkiverse.handlertesting.deployment.test.identity.SecuredApp.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.runtime.internal.identity.IdentityHeader;
import io.quarkus.test.QuarkusUnitTest;

/** An application's own mechanism that refuses all other requests does not refuse an identity, and works as before. */
class OwnMechanismTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = SecuredApp.with(TokenMechanism.class);

    @Test
    void acceptsAnIdentity() {
        as("alice", "admin").get("/who/admin").then().statusCode(200).body(equalTo("alice[admin]"));
        as("alice", "user").get("/who/admin").then().statusCode(403);
    }

    @Test
    void usesTheMechanismForOtherRequests() {
        given().header(TokenMechanism.HEADER, "erin").get("/who/admin").then().statusCode(200).body(equalTo("erin[admin]"));
        given().get("/who").then().statusCode(401).header("WWW-Authenticate", TokenMechanism.SCHEME);
    }

    @Test
    void prefersAnIdentityToOtherCredentials() {
        as("alice").header(TokenMechanism.HEADER, "erin").get("/who").then().statusCode(200).body(equalTo("alice[]"));
        given().header(IdentityHeader.NAME, "forged").header(TokenMechanism.HEADER, "erin").get("/who").then().statusCode(401)
                .header("WWW-Authenticate", nullValue());
    }
}
