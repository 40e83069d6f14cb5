package io.quarkiverse.handlertesting.behaviour.client;

import static io.quarkiverse.handlertesting.http.Errors.error;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Expects an error in a response of RestAssured, as the client does in its own. */
@QuarkusTest
class RestAssuredErrorTest {

    private static ValidatableResponse json() {
        return given().get("/json").then();
    }

    private static String failure(int status, String code) {
        return assertThrows(AssertionError.class, () -> json().spec(error(status, code))).getMessage();
    }

    @Test
    void expectsStatusAndCode() {
        json().spec(error(200, "none"));
    }

    // tag::failure[]
    @Test
    void showsTheResponseOfAFailedExpectation() {
        assertEquals("""
                1 expectation failed.
                Response body doesn't match expectation.
                Expected: error 400 missing, but it was 200 none
                  Actual: {"items":[{"id":1},{"id":2}],"error":{"code":"none"},"price":1.5}
                """, failure(400, "missing"));
    }
    // end::failure[]

    @Test
    void failsIfOnlyTheStatusMatches() {
        assertEquals("Expected: error 200 missing, but it was 200 none", line(failure(200, "missing")));
        assertEquals("Expected: error 400 none, but it was 200 none", line(failure(400, "none")));
    }

    @Test
    void failsIfTheBodyHasNoCode() {
        assertEquals("Expected: error 404 missing, but it was 404 without error.code"
                + " (quarkus.handler-testing.client.error-code)",
                line(assertThrows(AssertionError.class, () -> given().get("/unknown").then().spec(error(404, "missing")))
                        .getMessage()));
    }

    private static String line(String message) {
        return message.lines().filter(line -> line.startsWith("Expected")).findFirst().orElseThrow();
    }
}
