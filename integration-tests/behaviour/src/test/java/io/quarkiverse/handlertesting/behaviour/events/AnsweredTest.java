package io.quarkiverse.handlertesting.behaviour.events;

import static io.quarkiverse.handlertesting.events.Selectors.answered;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkus.test.common.http.TestHTTPEndpoint;
import io.quarkus.test.junit.QuarkusTest;

/** The path of {@code answered} is relative to the same address as that of a request. */
@QuarkusTest
@TestHTTPEndpoint(AnsweredTest.Legumes.class)
class AnsweredTest {

    @Inject
    Events events;
    @Inject
    HandlerClient client;

    @Path("/legumes")
    public static class Legumes {

        @GET
        @Path("/{name}")
        public String get(String name) {
            return name;
        }
    }

    @Test
    void relativeToTheAddressOfTheClient() {
        var answers = events.subscribe(answered("GET", "/bean"));
        client.get("/bean").send().expectStatus(200);
        assertEquals("/legumes/bean", answers.await().path());
    }

    @Test
    void relativeToTheAddressOfRestAssured() {
        var answers = events.subscribe(answered("GET", "/pea"));
        given().get("/pea").then().statusCode(200);
        assertEquals("/legumes/pea", answers.await().path());
    }

    @Test
    void wholePath() {
        var answers = events.subscribe(answered("GET", "/legumes/bean"));
        client.get("/bean").send().expectStatus(200);
        assertEquals(200, answers.await().status());
    }

    @Test
    void otherPathsAreNotTaken() {
        var answers = events.subscribe(answered("GET", "/legumes"));
        client.get("/bean").send().expectStatus(200);
        assertEquals(List.of(), answers.seen());
        var late = assertThrows(EventAssertionError.class, () -> answers.within(Duration.ZERO).await());
        assertEquals("Expected answer to GET /legumes within 0 ms, but",
                late.getMessage().lines().findFirst().orElseThrow().replaceFirst("but.*", "but"));
    }
}
