package io.quarkiverse.handlertesting.modelhub.packaging;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.http.TestUser;
import io.quarkiverse.handlertesting.runtime.internal.identity.TestIdentities;
import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The packaged application knows only users who have logged in. It ignores the identities of tests. */
@QuarkusIntegrationTest
@DisplayName("The packaged application")
class PackagedSecurityIT {

    @Test
    void refusesARequestWithoutALogin() {
        refused(Map.of());
    }

    @ParameterizedTest(name = "with the value {0}")
    @ValueSource(strings = { "", "alice", "alice:resource_admin", "alice;resource_admin", "alice,resource_admin",
            "00000000-0000-0000-0000-000000000000 alice resource_admin",
            "{\"user\":\"alice\",\"roles\":[\"resource_admin\"]}" })
    void ignoresAnIdentityHeader(String identity) {
        refused(Map.of("X-Handler-Testing-Identity", identity));
    }

    @Test
    void ignoresAnIdentityHeaderThatATestHasSigned() {
        refused(Map.of("X-Handler-Testing-Identity",
                new TestIdentities().header(TestUser.user("alice").role("resource_admin").permission("usage:read"))));
    }

    // tag::standalone[]
    @Test
    @DisplayName("sends its cookie over HTTPS only")
    void sendsItsCookieOverHttpsOnly() {
        HandlerSession alice = Sessions.standalone().open("alice");
        alice.given().post("/auth/initiate").then().statusCode(201);
        assertTrue(alice.rejected().get(0).reason().startsWith("It is Secure, but http://localhost is not."));

        HandlerSession bob = Sessions.standalone().open("bob").secure(); // as behind a TLS proxy
        bob.given().post("/auth/initiate").then().statusCode(201);
        assertTrue(bob.cookie("modelhub_session").secure());
    }
    // end::standalone[]

    private static void refused(Map<String, String> headers) {
        given().headers(headers).get("/me").then()
                .statusCode(401).body("error.code", is("auth_error-unauthenticated"));
        given().headers(headers).get("/usage").then()
                .statusCode(401).body("error.code", is("auth_error-unauthenticated"));
        given().headers(headers).delete("/modelfiles/pull/x").then()
                .statusCode(401).body("error.code", is("auth_error-unauthenticated"));
    }
}
