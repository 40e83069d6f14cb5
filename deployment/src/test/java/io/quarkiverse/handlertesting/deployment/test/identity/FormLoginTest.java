package io.quarkiverse.handlertesting.deployment.test.identity;

import static io.quarkiverse.handlertesting.deployment.test.identity.SecuredApp.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.runtime.internal.identity.IdentityHeader;
import io.quarkus.test.QuarkusUnitTest;

/** An application with a login form still redirects anonymous requests to it. */
class FormLoginTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = SecuredApp.with(TrustedUsers.class).overrideConfigKey("quarkus.http.auth.form.enabled",
            "true");

    @Test
    void acceptsAnIdentityWithoutALogin() {
        as("alice", "admin").get("/who/admin").then().statusCode(200).body(equalTo("alice[admin]"));
    }

    @Test
    void redirectsAnAnonymousRequestToTheForm() {
        given().redirects().follow(false).get("/who/admin").then().statusCode(302)
                .header("Location", endsWith("/login.html"));
    }

    @Test
    void refusesAForgedIdentityWithoutARedirect() {
        given().redirects().follow(false).header(IdentityHeader.NAME, "forged").get("/who/admin").then().statusCode(401)
                .header("Location", nullValue());
    }

    @Test
    void logsInWithTheForm() {
        String cookie = given().redirects().follow(false).formParam("j_username", "carol")
                .formParam("j_password", Users.PASSWORD).post("/j_security_check").then().statusCode(302).extract()
                .cookie("quarkus-credential");
        given().cookie("quarkus-credential", cookie).get("/who/admin").then().statusCode(200).body(equalTo("carol[admin]"));
        as("alice").cookie("quarkus-credential", cookie).get("/who").then().statusCode(200).body(equalTo("alice[]"));
    }
}
