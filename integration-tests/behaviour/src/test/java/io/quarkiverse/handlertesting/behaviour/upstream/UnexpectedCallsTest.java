package io.quarkiverse.handlertesting.behaviour.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.behaviour.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.junit.FailOnUnusedStubs;
import io.quarkiverse.handlertesting.junit.KeepStubs;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkiverse.handlertesting.upstream.UpstreamAssertionError;
import io.quarkiverse.handlertesting.upstream.UpstreamAssertionError.Reason;
import io.quarkus.test.junit.QuarkusTest;

/** A test fails if its application makes a call that the test did not expect. */
@QuarkusTest
class UnexpectedCallsTest extends QuarkusTestCallbacks.Manual {

    @Inject
    HandlerClient client;
    @Inject
    @Upstream("depot")
    MockUpstream depot;

    void test() {
    }

    @FailOnUnusedStubs
    void strict() {
    }

    @KeepStubs
    void keeps() {
    }

    // tag::unexpected[]
    @Test
    void eachCallIsReportedWithTheNearestStub() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "test");
        depot.stub(get("/items/8").willReturn(ok()));
        client.get("/depot/lenient").send().expectBody(is("without"));
        String message = assertThrows(UpstreamAssertionError.class, test::end).getMessage();
        assertEquals("""
                UnexpectedCallsTest.test caused 1 call that no stub matches:
                  depot: GET /items/7, caused by request 1: GET /depot/lenient
                    the nearest stub is GET /items/8
                      URL was /items/7, expected /items/8
                Stub them, or allow such calls (quarkus.handler-testing.upstream.fail-on-unmatched=false). The test saw:
                  #1  N ms  HTTP      GET /depot/lenient
                  #2  N ms  UPSTREAM  depot GET /items/7 -> not expected: the nearest stub is GET /items/8
                                          URL was /items/7, expected /items/8
                  #4  N ms  HTTP      GET /depot/lenient -> 200 in N ms""",
                withoutTimes(message));
    }
    // end::unexpected[]

    private static String withoutTimes(String message) {
        return message.replaceAll(" +\\d+ ms  (HTTP|UPS)", "  N ms  $1")
                .replaceAll("in \\d+ (ms|µs)(, until \\d+ ms)?", "in N ms")
                .replaceAll("\n {24,}", "\n" + " ".repeat(26));
    }

    @Test
    void aCallThatItsStubCannotAnswerIsReported() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "test");
        depot.stub(get("/items/7").willReturn(aResponse().withBodyFile("none.json")));
        client.get("/depot/lenient").send().expectBody(is("without"));
        UpstreamAssertionError failed = assertThrows(UpstreamAssertionError.class, test::end);
        assertEquals(Reason.UNANSWERED_CALL, failed.reason());
        assertTrue(failed.getMessage().startsWith("UnexpectedCallsTest.test caused 1 call that an upstream could not answer:"
                + "\n  depot: GET /items/7, caused by request 1: GET /depot/lenient\n    "), failed::getMessage);
    }

    // tag::failed[]
    @Test
    void aFailedTestKeepsItsFailureAndSaysWhichCallsNoStubMatches() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "test");
        depot.stub(get("/items/8").willReturn(ok()));
        client.get("/depot/lenient").send();
        AssertionError failure = new AssertionError("expected: <item> but was: <without>");
        test.endWith(failure);
        assertEquals("""
                UnexpectedCallsTest.test failed.
                No stub of the mock upstream "depot" matches r1's GET /items/7, so the 404 is the mock's; nearest: \
                GET /items/8; URL was /items/7, expected /items/8.
                The test saw:
                  #1  N ms  HTTP      GET /depot/lenient
                  #2  N ms  UPSTREAM  depot GET /items/7 -> not expected: the nearest stub is GET /items/8
                                          URL was /items/7, expected /items/8
                  #4  N ms  HTTP      GET /depot/lenient -> 200 in N ms""",
                withoutTimes(failure.getSuppressed()[0].getMessage()));
    }
    // end::failed[]

    // tag::clue[]
    @Test
    void aFailureThatShowsTheCallDoesNotShowItTwice() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "test");
        depot.stub(get("/items/8").willReturn(ok()));
        AssertionError failure = assertThrows(HttpAssertionError.class,
                () -> client.get("/depot/lenient").send().expectBody(is("item")));
        test.endWith(failure);
        assertEquals(
                """
                        Expected the body to be "item", but was "without":
                        No stub of the mock upstream "depot" matches r1's GET /items/7, so the 404 is the mock's; nearest: GET /items/8; URL was /items/7, expected /items/8.
                          > GET /depot/lenient
                          < 200 OK in N ms
                          < Content-Type: text/plain;charset=UTF-8
                          <
                          < without
                        It has caused:
                          #1  N ms  HTTP      GET /depot/lenient
                          #2  N ms  UPSTREAM  depot GET /items/7 -> not expected: the nearest stub is GET /items/8
                                                  URL was /items/7, expected /items/8
                          #4  N ms  HTTP      GET /depot/lenient -> 200 in N ms""",
                withoutTimes(failure.getMessage()));
        assertEquals(List.of(), List.of(failure.getSuppressed()));
    }
    // end::clue[]

    @Test
    void aFailureOfOursWithoutTheCallIsFollowedByIt() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "test");
        HttpAssertionError failure = assertThrows(HttpAssertionError.class,
                () -> client.get("/depot/none").send().expectStatus(200));
        client.get("/depot/lenient").send();
        test.endWith(failure);
        UpstreamAssertionError note = (UpstreamAssertionError) failure.getSuppressed()[0];
        assertEquals(Reason.UNEXPECTED_CALL, note.reason());
        assertEquals(0, note.getStackTrace().length);
    }

    @Test
    void aFailedTestSaysWhichCallsCouldNotBeAnswered() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "test");
        depot.stub(get("/items/7").willReturn(aResponse().withBodyFile("none.json")));
        client.get("/depot/lenient").send();
        AssertionError failure = new AssertionError("the test's own");
        test.endWith(failure);
        assertEquals("""
                UnexpectedCallsTest.test failed.
                The mock upstream "depot" could not answer r1's GET /items/7, so the 500 is the mock's: NotFoundException: \
                Not found in blob store: none.json.
                The test saw:
                  #1  N ms  HTTP      GET /depot/lenient
                  #2  N ms  UPSTREAM  depot GET /items/7 -> not answered: NotFoundException: Not found in blob store: none.json
                  #4  N ms  HTTP      GET /depot/lenient -> 200 in N ms""",
                withoutTimes(failure.getSuppressed()[0].getMessage()));
        assertEquals(1, failure.getSuppressed().length);
    }

    /** Quarkus reports the failure of an earlier test until the class ends. */
    @Test
    void failsAfterAnotherTestOfItsClassHasFailed() {
        AssertionError earlier = new AssertionError("of an earlier test");
        QuarkusTestCallbacks test = QuarkusTestCallbacks.beginAfter(earlier, this, "test");
        client.get("/depot/lenient").send();
        assertEquals(Reason.UNEXPECTED_CALL,
                assertThrows(UpstreamAssertionError.class, () -> test.endWith(earlier)).reason());
    }

    @Test
    void unusedStubsAreReported() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "strict");
        depot.stub(get("/items/7").willReturn(ok("item")));
        depot.stub(get("/items/8").willReturn(ok()));
        client.get("/depot/item").send().expectBody(is("item"));
        assertEquals("""
                UnexpectedCallsTest.strict has stubs that were never called, and has @FailOnUnusedStubs:
                  depot: GET /items/8
                The test saw:
                  #1  N ms  HTTP      GET /depot/item
                  #2  N ms  UPSTREAM  depot GET /items/7 -> 200 in N ms, 4 bytes: item
                  #4  N ms  HTTP      GET /depot/item -> 200 in N ms""",
                withoutTimes(assertThrows(UpstreamAssertionError.class, test::end).getMessage()));
    }

    @Test
    void stubsAreKeptForTestsWithKeepStubs() {
        QuarkusTestCallbacks first = QuarkusTestCallbacks.begin(this, "keeps");
        depot.stub(get("/items/7").willReturn(ok("kept")));
        first.end();
        QuarkusTestCallbacks second = QuarkusTestCallbacks.begin(this, "keeps");
        client.get("/depot/item").send().expectBody(is("kept"));
        second.end();
        QuarkusTestCallbacks third = QuarkusTestCallbacks.begin(this, "test");
        client.get("/depot/lenient").send().expectBody(is("without"));
        assertThrows(UpstreamAssertionError.class, third::end);
    }
}
