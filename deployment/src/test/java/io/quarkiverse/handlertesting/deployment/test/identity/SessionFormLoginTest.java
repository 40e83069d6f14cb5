package io.quarkiverse.handlertesting.deployment.test.identity;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.SessionAssertionError;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;

/** A session uses the login form of Quarkus, with names that the application configures. */
class SessionFormLoginTest extends QuarkusTestCallbacks.Each {

    @RegisterExtension
    static final QuarkusUnitTest APP = SecuredApp.with(QuarkusTestCallbacks.class, TrustedUsers.class)
            .overrideConfigKey("quarkus.http.auth.form.enabled", "true")
            .overrideConfigKey("quarkus.http.auth.form.post-location", "/login")
            .overrideConfigKey("quarkus.http.auth.form.username-parameter", "name")
            .overrideConfigKey("quarkus.http.auth.form.cookie-name", "credential");

    @Inject
    Sessions sessions;

    @Test
    void logsIn() {
        HandlerSession carol = sessions.open("carol");

        carol.formLogin("carol", Users.PASSWORD).then().statusCode(302);
        carol.given().get("/who/admin").then().statusCode(200).body(equalTo("carol[admin]"));
        sessions.open("dave").given().get("/who/admin").then().body(not(equalTo("carol[admin]")));
    }

    @Test
    void reportsAWrongPassword() {
        HandlerSession carol = sessions.open("carol");

        assertEquals(
                "Session carol could not log in as carol: POST /login was answered with 302 to " + RestAssured.baseURI + ":"
                        + RestAssured.port + "/error.html, and did not set the cookie credential.",
                assertThrows(SessionAssertionError.class, () -> carol.formLogin("carol", "wrong")).getMessage()
                        .split("\nSo far the test saw:")[0]);
    }
}
