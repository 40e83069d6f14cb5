package io.quarkiverse.handlertesting.runtime.internal.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.HttpExchange.Stage;
import io.quarkiverse.handlertesting.events.Origin;

/** A failure of a request shows those before it: the fault may be in the one that wrote. */
class EarlierRequestsTest {

    private final Recorded recorded = new Recorded();
    private int number;

    private void request(String method, String path) {
        recorded.by(new Cause(++number, method + " " + path));
        exchange(method, path, 0, Stage.REQUESTED, null);
    }

    private void exchange(String method, String path, int status, Stage stage, String location) {
        recorded.add(Origin.HTTP, method + " " + path,
                new HttpExchange(method, path, status, Duration.ZERO, stage, List.of(), List.of(), location));
    }

    private void get(String path, int status) {
        request("GET", path);
        exchange("GET", path, status, Stage.ANSWERED, null);
    }

    private void assertShown(String lines, long request) {
        assertEquals(lines, String.join("\n", EarlierRequests.lines(recorded.events(), request, Set.of())));
    }

    // tag::earlier[]
    @Test
    void eachWithWhatItCaused() {
        request("POST", "/collections");
        recorded.add(Origin.SQL, "insert 1").add(Origin.SQL, "insert 2").add(Origin.CDI, "Created").add(Origin.CDI, "Stored")
                .add(Origin.CDI, "Indexed").call("store", 0, null);
        exchange("POST", "/collections", 201, Stage.ANSWERED, "/collections/7");
        get("/collections", 200);
        get("/collections/7", 404);
        assertShown("""
                Before this request (r3), the test sent:
                  r1 POST /collections -> 201, Location: /collections/7, caused 3 CDI, 2 SQL, 1 CALL
                  r2 GET /collections -> 200, caused nothing""", 3);
    }
    // end::earlier[]

    @Test
    void nothingBeforeTheFirstOne() {
        get("/collections", 200);
        assertShown("", 1);
    }

    @Test
    void withItsFirstFailure() {
        request("POST", "/pull");
        exchange("POST", "/pull", 202, Stage.ANSWERED, null);
        recorded.add(Origin.CDI, "Started").call("store", 0, new IllegalStateException("disk full"));
        assertShown("""
                Before this request (r2), the test sent:
                  r1 POST /pull -> 202, caused 1 CDI, 1 CALL; #4 Pulls.store failed: IllegalStateException: disk full""", 2);
    }

    @Test
    void withItsRedirects() {
        request("GET", "/account");
        exchange("GET", "/account", 302, Stage.ANSWERED, "https://idp/login?state=0ec9");
        exchange("GET", "/login", 0, Stage.REQUESTED, null);
        exchange("GET", "/login", 200, Stage.ANSWERED, null);
        assertShown("""
                Before this request (r2), the test sent:
                  r1 GET /account -> 302, Location: https://idp/login?…, GET /login -> 200, caused nothing""", 2);
    }

    @Test
    void withTheFirstAndTheLastOfManyRedirects() {
        request("GET", "/1");
        exchange("GET", "/1", 302, Stage.ANSWERED, null);
        for (int i = 2; i <= 7; i++) {
            exchange("GET", "/" + i, 0, Stage.REQUESTED, null);
            exchange("GET", "/" + i, 302, Stage.ANSWERED, null);
        }
        assertShown("""
                Before this request (r2), the test sent:
                  r1 GET /1 -> 302, GET /2 -> 302, … 4 more, GET /7 -> 302, caused nothing""", 2);
    }

    @Test
    void withoutTheRequestsOfTheApplicationToItself() {
        request("POST", "/pull");
        exchange("GET", "/quota", 0, Stage.REQUESTED, null);
        exchange("GET", "/quota", 200, Stage.ANSWERED, null);
        exchange("POST", "/pull", 201, Stage.ANSWERED, null);
        assertShown("""
                Before this request (r2), the test sent:
                  r1 POST /pull -> 201, caused nothing""", 2);
    }

    @Test
    void alsoThoseThatHaveNoResponse() {
        request("GET", "/stream");
        request("GET", "/broken");
        exchange("GET", "/broken", 0, Stage.ABORTED, null);
        assertShown("""
                Before this request (r3), the test sent:
                  r1 GET /stream -> no response yet, caused nothing
                  r2 GET /broken -> aborted, caused nothing""", 3);
    }

    @Test
    void byTheirCauseIfExchangesAreNotRecorded() {
        recorded.by(Recorded.R1).add(Origin.CDI, "Started");
        assertShown("""
                Before this request (r2), the test sent:
                  r1 POST /pull, caused 1 CDI""", 2);
    }

    @Test
    void equalOnesAreOneLine() {
        request("POST", "/pull");
        exchange("POST", "/pull", 202, Stage.ANSWERED, null);
        for (int i = 0; i < 8; i++) {
            get("/status", 200);
        }
        assertShown("""
                Before this request (r10), the test sent:
                  r1 POST /pull -> 202, caused nothing
                  r2–r9 8 × GET /status -> 200, each caused nothing""", 10);
    }

    @Test
    void equalOnesAtTheSameTimeAreALineEach() {
        request("POST", "/reservations");
        Cause first = new Cause(1, "POST /reservations");
        request("POST", "/reservations");
        exchange("POST", "/reservations", 200, Stage.ANSWERED, null);
        recorded.by(first);
        exchange("POST", "/reservations", 200, Stage.ANSWERED, null);
        request("POST", "/reservations");
        exchange("POST", "/reservations", 200, Stage.ANSWERED, null);
        recorded.add(Origin.CDI, "Late");
        assertShown("""
                Before this request (r4), the test sent:
                  r1 POST /reservations -> 200, caused nothing
                  r2 POST /reservations -> 200, caused nothing
                  r3 POST /reservations -> 200, caused 1 CDI""", 4);
    }

    @Test
    void thoseThatMayHaveWrittenComeFirst() {
        request("POST", "/pull");
        exchange("POST", "/pull", 202, Stage.ANSWERED, null);
        for (int i = 0; i < 8; i++) {
            get("/status/" + i, 200);
        }
        assertShown("""
                Before this request (r10), the test sent:
                  r1 POST /pull -> 202, caused nothing
                  r5 GET /status/3 -> 200, caused nothing
                  r6 GET /status/4 -> 200, caused nothing
                  r7 GET /status/5 -> 200, caused nothing
                  r8 GET /status/6 -> 200, caused nothing
                  r9 GET /status/7 -> 200, caused nothing
                  … 3 more""", 10);
    }
}
