package io.quarkiverse.handlertesting.behaviour.client;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.LogConfig.logConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.ext.web.Router;

/** The logs of RestAssured do not show the headers of the extension. */
@QuarkusTest
class RestAssuredLogTest {

    private static final String OURS = "X-Handler-Testing";

    @Inject
    Events events;
    @Inject
    Sessions sessions;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @Singleton
    static class Logged {

        void add(@Observes Router router) {
            router.get("/logged/from").handler(exchange -> exchange.response().setStatusCode(302)
                    .putHeader("Location", "/logged").end());
            router.get("/logged").handler(exchange -> exchange.response().putHeader("X-Own", "1").end("logged"));
        }
    }

    private RequestSpecification logging(RequestSpecification request) {
        return request.config(config().logConfig(logConfig().defaultStream(new PrintStream(log))));
    }

    /** The names and values of headers, and the ends of requests, as RestAssured logs them. */
    private void assertLogged(String... lines) {
        String all = log.toString();
        assertFalse(all.contains(OURS), all);
        for (String line : lines) {
            assertTrue(all.contains(line), all);
        }
    }

    /** The causes of the exchanges, as the timeline has them. */
    private List<Cause> causes() {
        return events.seen().stream().map(RecordedEvent::cause).distinct().toList();
    }

    @Test
    void ofARequestAndItsResponse() {
        Response response = logging(given()).header("X-Mine", "2").log().all().get("/logged");
        response.then().log().all().statusCode(200);
        assertLogged("X-Mine=2", "X-Own: 1");
        events.awaitIdle(response);
    }

    @Test
    void ofAResponseThatIsExpected() {
        logging(given()).expect().log().all().when().get("/logged");
        assertLogged("X-Own: 1");
    }

    @Test
    void ofAFailedValidation() {
        var response = logging(given()).log().ifValidationFails().get("/logged").then().log().ifValidationFails();
        assertThrows(AssertionError.class, () -> response.statusCode(404));
        assertLogged("X-Own: 1", "/logged");
    }

    @Test
    void ofRedirects() {
        Response response = logging(sessions.open("ann").given()).log().all().get("/logged/from");
        response.then().log().all().statusCode(200);
        assertLogged("/logged/from", "X-Own: 1");
        events.awaitIdle(response);
        assertEquals(1, causes().size(), () -> causes().toString());
    }

    @Test
    void itsHeadersAreFoundByName() {
        Response response = given().get("/logged");
        assertTrue(response.headers().hasHeaderWithName("X-Handler-Testing-Cause"));
        assertEquals(List.of("X-Own", "content-length"), response.headers().asList().stream().map(header -> header.getName())
                .toList());
        assertEquals(2, response.headers().size());
        assertEquals("X-Own=1\ncontent-length=6", response.headers().toString());
        assertTrue(response.headers().exist());
    }
}
