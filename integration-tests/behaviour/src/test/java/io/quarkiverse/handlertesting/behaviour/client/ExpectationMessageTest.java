package io.quarkiverse.handlertesting.behaviour.client;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkus.test.junit.QuarkusTest;

/** A failed expectation shows the request, the response, and what the request has caused. */
@QuarkusTest
class ExpectationMessageTest extends ClientTestBase {

    // tag::status[]
    @Test
    void showsAnUnexpectedStatus() {
        HandlerResponse response = client.get("/json").header("X-Tenant", "one").send();
        HttpAssertionError failed = assertThrows(HttpAssertionError.class, () -> response.expectStatus(201));
        assertEquals("""
                Expected status 201, but it was 200:
                r1 was answered with 200 at Handlers.java:N.
                  > GET /json
                  > X-Tenant: one
                  < 200 OK in N
                  < Content-Type: application/json
                  <
                  < {"items":[{"id":1},{"id":2}],"error":{"code":"none"},"price":1.5}
                It has caused:
                  #1  N ms  HTTP  GET /json
                  #2  N ms  HTTP  GET /json -> 200 in N""", withoutTimes(failed));
    }
    // end::status[]

    @Test
    void showsTheRequestsBeforeIt() {
        client.get("/redirect/201").queryParam("to", "/json?page=7").send();
        HandlerResponse response = client.get("/json").send();
        HttpAssertionError failed = assertThrows(HttpAssertionError.class, () -> response.expectStatus(201));
        assertEquals("""
                Expected status 201, but it was 200:
                r2 was answered with 200 at Handlers.java:N.
                  > GET /json
                  < 200 OK in N
                  < Content-Type: application/json
                  <
                  < {"items":[{"id":1},{"id":2}],"error":{"code":"none"},"price":1.5}
                The test saw:
                  #1  N ms  r1  HTTP  GET /redirect/201?to=%2Fjson%3Fpage%3D7
                  #2  N ms  r1  HTTP  GET /redirect/201?to=%2Fjson%3Fpage%3D7 -> 201 in N
                  #3  N ms  r2  HTTP  GET /json
                  #4  N ms  r2  HTTP  GET /json -> 200 in N""", withoutTimes(failed));
    }

    @Test
    void showsAnUnexpectedValue() {
        HandlerResponse response = client.get("/json").send();
        assertFirstLine("Expected items[1].id to be <3>, but was <2>:", () -> response.expectBody("items[1].id", equalTo(3)));
        assertFirstLine("Expected the header Content-Type to be \"text/plain\", but it was [application/json]:",
                () -> response.expectHeader("Content-Type", "text/plain"));
        assertFirstLine("Expected error 400 missing, but it was 200 none:", () -> response.expectError(400, "missing"));
        response.expectError(200, "none").expectBody("items.id", equalTo(List.of(1, 2)));
    }

    private static void assertFirstLine(String expected, Executable expectation) {
        assertEquals(expected,
                assertThrows(HttpAssertionError.class, expectation).getMessage().lines().findFirst().orElseThrow());
    }
}
