package io.quarkiverse.handlertesting.modelhub.packaging;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void theCookieIsForHttpsOnly() {
        given().post("/auth/initiate").then().statusCode(201).header("Set-Cookie", containsString("; Secure"));
    }

    private static void refused(Map<String, String> headers) {
        given().headers(headers).get("/me").then()
                .statusCode(401).body("error.code", is("auth_error-unauthenticated"));
        given().headers(headers).delete("/modelfiles/pull/x").then()
                .statusCode(401).body("error.code", is("auth_error-unauthenticated"));
    }
}
