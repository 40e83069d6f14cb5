package io.quarkiverse.handlertesting.deployment.test.identity;

import static io.quarkiverse.handlertesting.deployment.test.identity.SecuredApp.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.runtime.internal.identity.IdentityHeader;
import io.quarkus.test.QuarkusUnitTest;

/** Basic authentication, which Quarkus enables unless there is another mechanism, works as before. */
class DefaultBasicTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = SecuredApp.with();

    @Test
    void acceptsAnIdentity() {
        as("alice", "admin").get("/who/admin").then().statusCode(200).body(equalTo("alice[admin]"));
    }

    @Test
    void acceptsPasswords() {
        SecuredApp.basic("carol").get("/who/admin").then().statusCode(200).body(equalTo("carol[admin]"));
        SecuredApp.basic("dave").get("/who/admin").then().statusCode(403);
    }

    @Test
    void isStillTheChallenge() {
        given().get("/who/admin").then().statusCode(401).header("WWW-Authenticate", "basic");
        SecuredApp.basic("mallory").get("/who").then().statusCode(401).header("WWW-Authenticate", "basic");
        given().header(IdentityHeader.NAME, "forged").get("/who").then().statusCode(401).header("WWW-Authenticate",
                nullValue());
    }
}
