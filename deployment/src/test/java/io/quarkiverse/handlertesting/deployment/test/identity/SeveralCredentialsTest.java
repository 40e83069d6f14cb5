package io.quarkiverse.handlertesting.deployment.test.identity;

import static io.quarkiverse.handlertesting.deployment.test.identity.SecuredApp.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** Several credentials: where each request needs them all, an identity counts as all of them. */
class SeveralCredentialsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = SecuredApp.with(TokenMechanism.class)
            .overrideConfigKey("quarkus.http.auth.basic", "true").overrideConfigKey("quarkus.http.auth.inclusive", "true");

    @Test
    void areReplacedByAnIdentity() {
        as("alice", "admin").get("/who/admin").then().statusCode(200).body(equalTo("alice[admin]"));
    }

    @Test
    void areAllRequiredOtherwise() {
        SecuredApp.basic("carol").get("/who/admin").then().statusCode(401);
        given().header(TokenMechanism.HEADER, "erin").get("/who/admin").then().statusCode(401);
        SecuredApp.basic("carol").header(TokenMechanism.HEADER, "erin").get("/who/admin").then().statusCode(200);
    }
}
