package io.quarkiverse.handlertesting.modelhub.packaging;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.runtime.internal.identity.TestIdentities;
import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The packaged application lets in who has logged in, and nobody else: what tests say of themselves is nothing there. */
@QuarkusIntegrationTest
class PackagedSecurityIT {

    @Test
    void nobodyIsLetIn() {
        refused(Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "alice", "alice:resource_admin", "alice;resource_admin", "alice,resource_admin",
            "00000000-0000-0000-0000-000000000000 alice resource_admin",
            "{\"user\":\"alice\",\"roles\":[\"resource_admin\"]}" })
    void noHeaderLetsSomebodyIn(String identity) {
        refused(Map.of("X-Handler-Testing-Identity", identity));
    }

    @Test
    void norDoesOneThatATestHasSigned() {
        refused(Map.of("X-Handler-Testing-Identity", new TestIdentities().header("alice", Set.of("resource_admin"))));
    }

    // tag::standalone[]
    @Test
    void theCookieIsForHttpsOnly() {
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
        given().headers(headers).delete("/modelfiles/pull/x").then()
                .statusCode(401).body("error.code", is("auth_error-unauthenticated"));
    }
}
