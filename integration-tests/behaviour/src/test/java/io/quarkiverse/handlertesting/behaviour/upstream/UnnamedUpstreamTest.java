package io.quarkiverse.handlertesting.behaviour.upstream;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.HttpURLConnection;
import java.net.URL;
import java.util.List;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.behaviour.Logged;
import io.quarkiverse.handlertesting.behaviour.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.upstream.UpstreamAssertionError;
import io.quarkiverse.handlertesting.upstream.UpstreamAssertionError.Reason;
import io.quarkus.test.junit.QuarkusTest;

/** An upstream is there for all tests of the module: the failure of a test that does not name it says which class does. */
@QuarkusTest
class UnnamedUpstreamTest extends QuarkusTestCallbacks.Manual {

    private static final String UNNAMED = "UnnamedUpstreamTest does not name the upstream depot, but @Upstream(\"depot\") of"
            + " FailureExplanationRunTest.Failing, RelationsRunTest.Failing, UnexpectedCallsTest replaces quarkus.rest-client.depot.url in all tests of the module. Either name the upstream"
            + " in UnnamedUpstreamTest too, and stub the call, or remove that @Upstream.";

    @Inject
    HandlerClient client;
    @ConfigProperty(name = "quarkus.rest-client.depot.url")
    String depot;

    void test() {
    }

    static class Inheriting extends UnexpectedCallsTest {
        @Override
        void test() {
        }
    }

    @Test
    void anUnexpectedCallNamesTheOtherClass() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "test");
        client.get("/depot/lenient").send().expectBody(is("without"));
        String message = assertThrows(UpstreamAssertionError.class, test::end).getMessage();
        assertEquals("""
                UnnamedUpstreamTest.test caused 1 call that no stub matches:
                  depot: GET /items/7, caused by request 1: GET /depot/lenient
                    there are no stubs
                %s
                Stub them, or allow such calls (quarkus.handler-testing.upstream.fail-on-unmatched=false). The test saw:
                  #1  N ms  HTTP      GET /depot/lenient
                  #2  N ms  UPSTREAM  depot GET /items/7 -> not expected: there are no stubs
                  #4  N ms  HTTP      GET /depot/lenient -> 200 in N ms""".formatted(UNNAMED),
                message.replaceAll(" +\\d+ ms  (HTTP|UPS)", "  N ms  $1").replaceAll("in \\d+ (ms|µs)(, until \\d+ ms)?",
                        "in N ms"));
    }

    /** As a poller of the application does it, which knows no test. */
    @Test
    void aCallWithoutACauseFailsNoTest() throws Exception {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "test");
        HttpURLConnection poll = (HttpURLConnection) new URL(depot + "/poll").openConnection();
        assertEquals(404, poll.getResponseCode());
        AssertionError failure = new AssertionError("the test's own");
        Logged logged = new Logged();
        try {
            test.endWith(failure);
            assertEquals(
                    """
                            While UnnamedUpstreamTest.test ran, the application made a call that no request of the test led to, and that \
                            no stub answers:
                              depot: GET /poll, unattributed
                                there are no stubs
                            It fails no test, and is reported once. A @Scheduled job may have sent it. Stubs in \
                            src/test/resources/upstreams/depot/mappings answer it in all tests. %test.quarkus.scheduler.enabled=false \
                            stops all jobs, the value "off" of its every or cron stops one.""",
                    logged.messages().stream().filter(message -> message.contains("UnnamedUpstreamTest")).findFirst()
                            .orElseThrow());
        } finally {
            logged.close();
        }
        assertFalse(failure.getSuppressed()[0].getMessage().contains("does not name"));

        QuarkusTestCallbacks next = QuarkusTestCallbacks.begin(this, "test");
        HttpURLConnection again = (HttpURLConnection) new URL(depot + "/poll").openConnection();
        assertEquals(404, again.getResponseCode());
        next.end();
    }

    @Test
    void aFailureOfTheTestNamesTheOtherClass() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "test");
        client.get("/depot/item").send();
        AssertionError failure = new AssertionError("expected 200, but got 500");
        test.endWith(failure);
        assertEquals(1, failure.getSuppressed().length);
        assertEquals(List.of("UnnamedUpstreamTest.test failed.",
                "r1 GET /depot/item ended with ClientWebApplicationException: Received: 'Not Found, status code 404' when"
                        + " invoking REST Client method: 'io.quarkiverse.handlertesting.behaviour.upstre… (140 characters),"
                        + " caused by WebApplicationException: Not Found, status code 404",
                "No stub of the mock upstream \"depot\" matches r1's GET /items/7, so the 404 is the mock's; there are no stubs.",
                "UnnamedUpstreamTest.test failed after its application called the mock upstream depot. " + UNNAMED),
                failure.getSuppressed()[0].getMessage().lines().limit(4).toList());
    }

    /** It has the events. */
    @Test
    void aFailureOfOursHasTheOtherClassAsANote() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "test");
        HttpAssertionError failure = assertThrows(HttpAssertionError.class,
                () -> client.get("/depot/item").send().expectStatus(200));
        test.endWith(failure);
        assertEquals(1, failure.getSuppressed().length);
        UpstreamAssertionError note = (UpstreamAssertionError) failure.getSuppressed()[0];
        assertEquals("UnnamedUpstreamTest.test failed after its application called the mock upstream depot. " + UNNAMED,
                note.getMessage());
        assertEquals(Reason.UNNAMED_UPSTREAM, note.reason());
    }

    @Test
    void aFailureWithoutACallNamesNoOtherClass() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "test");
        client.get("/shop/mail").send();
        AssertionError failure = new AssertionError("the test's own");
        test.endWith(failure);
        assertFalse(failure.getSuppressed()[0].getMessage().contains("does not name"));
    }

    @Test
    void aSubclassNamesTheUpstreamsOfItsSuperclass() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(new Inheriting(), "test");
        client.get("/depot/lenient").send();
        String message = assertThrows(UpstreamAssertionError.class, test::end).getMessage();
        assertFalse(message.contains("does not name"), message);
    }
}
