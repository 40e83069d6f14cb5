package io.quarkiverse.handlertesting.runtime.internal.journal;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.HttpExchange.Stage;
import io.quarkiverse.handlertesting.events.Origin;

/** The failure of a request shows the events of the requests before it, as far as there is room. */
class RequestStoryTest {

    private final Journal journal = Journals.of(new FakeTicker(),
            new JournalSettings(100_000, ofMillis(5000), ofMillis(100), ofMillis(100), () -> false, true));
    private int number;

    private void request(String method, String path, int statements) {
        Cause cause = new Cause(++number, method + " " + path);
        exchange(cause, method, path, 0, Stage.REQUESTED);
        for (int i = 1; i <= statements; i++) {
            sql(cause, "statement " + i);
        }
        exchange(cause, method, path, 200, Stage.ANSWERED);
    }

    private void exchange(Cause cause, String method, String path, int status, Stage stage) {
        journal.append(Origin.HTTP, method + " " + path,
                now -> new HttpExchange(method, path, status, Duration.ZERO, stage, List.of(), List.of()), null, cause);
    }

    private void sql(Cause cause, String text) {
        journal.append(Origin.SQL, "", now -> text, null, cause);
    }

    private String text() {
        return text("");
    }

    private String text(String detail) {
        return journal.story("Expected cents to be <300>, but was <250>:").ofRequest(number).showing(detail)
                .ledBy("It has caused:", "It has caused nothing that is recorded.").text();
    }

    // tag::whole[]
    @Test
    void wholeIfItFits() {
        request("GET", "/prices/tea", 1);
        request("PUT", "/prices/tea", 2);
        request("GET", "/prices/tea", 0);
        assertEquals("""
                Expected cents to be <300>, but was <250>:
                  < 200 OK
                The test saw:
                  #1    0 ms  r1  HTTP  GET /prices/tea
                  #2    0 ms  r1  SQL   statement 1
                  #3    0 ms  r1  HTTP  GET /prices/tea -> 200 in 0 ms
                  #4    0 ms  r2  HTTP  PUT /prices/tea
                  #5    0 ms  r2  SQL   statement 1
                  #6    0 ms  r2  SQL   statement 2
                  #7    0 ms  r2  HTTP  PUT /prices/tea -> 200 in 0 ms
                  #8    0 ms  r3  HTTP  GET /prices/tea
                  #9    0 ms  r3  HTTP  GET /prices/tea -> 200 in 0 ms""", text("  < 200 OK"));
    }
    // end::whole[]

    @Test
    void ofTheNearestThatWriteIfNotAllFit() {
        request("PUT", "/prices/coffee", 12);
        request("PUT", "/prices/tea", 3);
        request("GET", "/prices/tea", 20);
        request("GET", "/prices/coffee", 1);
        request("GET", "/prices/tea", 1);
        assertEquals("""
                Expected cents to be <300>, but was <250>:
                Before this request (r5), the test sent:
                  r3 GET /prices/tea -> 200, caused 20 SQL
                r1, r2, r4 and r5 have caused:
                  #1     0 ms  r1  HTTP  PUT /prices/coffee
                  #2     0 ms  r1  SQL   statement 1
                  #3     0 ms  r1  SQL   statement 2
                  #4     0 ms  r1  SQL   statement 3
                  #5     0 ms  r1  SQL   statement 4
                  #6     0 ms  r1  SQL   statement 5
                  #7     0 ms  r1  SQL   statement 6
                  #8     0 ms  r1  SQL   statement 7
                  #9     0 ms  r1  SQL   statement 8
                  #10    0 ms  r1  SQL   statement 9
                  #11    0 ms  r1  SQL   statement 10
                  #12    0 ms  r1  SQL   statement 11
                  #13    0 ms  r1  SQL   statement 12
                  #14    0 ms  r1  HTTP  PUT /prices/coffee -> 200 in 0 ms
                  #15    0 ms  r2  HTTP  PUT /prices/tea
                  #16    0 ms  r2  SQL   statement 1
                  #17    0 ms  r2  SQL   statement 2
                  #18    0 ms  r2  SQL   statement 3
                  #19    0 ms  r2  HTTP  PUT /prices/tea -> 200 in 0 ms
                  #42    0 ms  r4  HTTP  GET /prices/coffee
                  #43    0 ms  r4  SQL   statement 1
                  #44    0 ms  r4  HTTP  GET /prices/coffee -> 200 in 0 ms
                  #45    0 ms  r5  HTTP  GET /prices/tea
                  #46    0 ms  r5  SQL   statement 1
                  #47    0 ms  r5  HTTP  GET /prices/tea -> 200 in 0 ms""", text());
    }

    @Test
    void aLineEachIfNoneFits() {
        request("PUT", "/prices/tea", 40);
        request("GET", "/prices/tea", 1);
        assertEquals("""
                Expected cents to be <300>, but was <250>:
                Before this request (r2), the test sent:
                  r1 PUT /prices/tea -> 200, caused 40 SQL
                It has caused:
                  #43    0 ms  HTTP  GET /prices/tea
                  #44    0 ms  SQL   statement 1
                  #45    0 ms  HTTP  GET /prices/tea -> 200 in 0 ms""", text());
    }

    @Test
    void alsoIfTheRequestCausedNothing() {
        request("PUT", "/prices/tea", 0);
        number++;
        assertEquals("""
                Expected cents to be <300>, but was <250>:
                It has caused nothing that is recorded. The test saw:
                  #1    0 ms  HTTP  PUT /prices/tea
                  #2    0 ms  HTTP  PUT /prices/tea -> 200 in 0 ms""", text());
    }

    @Test
    void isNeverLongerThanAMessage() {
        for (int requests = 1; requests < 30; requests++) {
            request(requests % 3 == 0 ? "PUT" : "GET", "/prices/" + requests, requests % 4);
            String text = text("  < line\n".repeat(requests));
            assertTrue(text.lines().count() <= FailureStory.MAX_LINES, text);
        }
    }
}
