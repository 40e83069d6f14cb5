package io.quarkiverse.handlertesting.deployment.test.identity;

import static io.quarkiverse.handlertesting.deployment.test.identity.SecuredApp.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.runtime.internal.identity.IdentityHeader;
import io.quarkus.test.QuarkusUnitTest;

/** An application without a mechanism responds as before, but accepts an identity. */
class NoMechanismTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = SecuredApp.bare(WhoResource.class, Users.class)
            .overrideConfigKey("quarkus.http.auth.basic", "false");

    @Test
    void acceptsAnIdentity() {
        as("alice", "admin").get("/who/admin").then().statusCode(200).body(equalTo("alice[admin]"));
    }

    @Test
    void keepsTheResponseOfQuarkusForAnonymousRequests() {
        given().get("/who/admin").then().statusCode(403);
        given().header(IdentityHeader.NAME, "forged").get("/who/admin").then().statusCode(401);
    }
}
