package io.quarkiverse.handlertesting.behaviour.junit;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.AssertionFailedError;

import com.github.tomakehurst.wiremock.client.VerificationException;

import io.quarkiverse.handlertesting.behaviour.InnerTestRun;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.junit.Case;
import io.quarkiverse.handlertesting.junit.CaseTest;
import io.quarkiverse.handlertesting.junit.FailOnUnusedStubs;
import io.quarkiverse.handlertesting.junit.Values;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;

/** A failure of another library, or of the test, has one suppressed exception that shows what the test saw. */
@QuarkusTest
class FailureExplanationRunTest {

    @RegisterExtension
    static final InnerTestRun RUN = new InnerTestRun(Failing.class);

    @Path("/explained")
    public static class Quantity {

        @GET
        public String quantity() {
            return "7";
        }
    }

    @QuarkusTest
    @TestMethodOrder(MethodName.class)
    static class Failing {

        @Inject
        HandlerClient client;
        @Inject
        @Upstream("depot")
        MockUpstream depot;

        private String quantity() {
            return client.get("/explained").send().asString();
        }

        @Test
        void junit() {
            assertEquals("8", quantity());
        }

        @Test
        void hamcrest() {
            assertThat(quantity(), equalTo("8"));
        }

        @Test
        void restAssured() {
            given().get("/explained").then().body(equalTo("8"));
        }

        @Test
        void wireMock() {
            quantity();
            depot.verify(getRequestedFor(urlEqualTo("/items/7")));
        }

        @Test
        void exception() {
            throw new CompletionException(quantity(), null);
        }

        @Test
        void ours() {
            client.get("/explained").send().expectStatus(404);
        }

        @Test
        void oursAmongOthers() {
            assertAll(() -> assertEquals("8", quantity()), this::ours);
        }

        @Test
        void aborted() {
            assumeTrue(quantity().equals("8"));
        }

        @Test
        void nothing() {
            assertEquals(8, 7);
        }

        @CaseTest
        @Case(name = "a few", value = "7")
        @Case(name = "too many", value = "8")
        @Case(name = "none", value = "0")
        void cases(String expected, @Values("text") String as) {
            assertEquals(expected, quantity());
        }

        @ParameterizedTest
        @Case(name = "too many", value = "8")
        void parameterizedCases(String expected) {
            assertEquals(expected, quantity());
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = { "7", "8" })
        void parameters(String expected) {
            assertEquals(expected, quantity());
        }

        @RepeatedTest(3)
        @FailOnUnusedStubs
        void repeatedOurs(RepetitionInfo repetition) {
            if (repetition.getCurrentRepetition() == 3) {
                quantity();
                depot.stub(get("/never"));
            } else {
                ours();
            }
        }

        @RepeatedTest(2)
        void repeated(RepetitionInfo repetition) {
            quantity();
            throw new IllegalStateException("repetition " + repetition.getCurrentRepetition());
        }
    }

    private static String lastLine(String test) {
        return RUN.failure(test).getMessage().lines().reduce((first, second) -> second).orElseThrow();
    }

    private static String explanation(String test) {
        return explanation(RUN.failure(test));
    }

    private static String explanation(Throwable failure) {
        assertEquals(1, failure.getSuppressed().length);
        EventAssertionError explanation = (EventAssertionError) failure.getSuppressed()[0];
        assertEquals(Reason.TEST_FAILED, explanation.reason());
        assertEquals(0, explanation.getStackTrace().length);
        return explanation.getMessage().replaceAll("#(\\d+) +\\d+ ms", "#$1  N ms").replaceAll("in \\d+ (ms|µs)", "in N ms");
    }

    private static String saw(String test) {
        return """
                FailureExplanationRunTest.Failing.%s failed.
                The test saw:
                  #1  N ms  HTTP  GET /explained
                  #2  N ms  HTTP  GET /explained -> 200 in N ms""".formatted(test);
    }

    // tag::explained[]
    @Test
    void aFailureOfJUnit() {
        Throwable failure = RUN.failure("junit()");
        assertInstanceOf(AssertionFailedError.class, failure);
        assertEquals("expected: <8> but was: <7>", failure.getMessage());
        assertEquals("""
                FailureExplanationRunTest.Failing.junit failed.
                The test saw:
                  #1  N ms  HTTP  GET /explained
                  #2  N ms  HTTP  GET /explained -> 200 in N ms""", explanation(failure));
    }
    // end::explained[]

    @Test
    void failuresOfOtherLibraries() {
        assertEquals(saw("hamcrest"), explanation("hamcrest()"));
        assertEquals(saw("restAssured"), explanation("restAssured()"));
        assertInstanceOf(VerificationException.class, RUN.failure("wireMock()"));
        assertEquals(saw("wireMock"), explanation("wireMock()"));
    }

    @Test
    void anExceptionOfTheTest() {
        assertEquals("7", RUN.failure("exception()").getMessage());
        assertEquals(saw("exception"), explanation("exception()"));
    }

    @Test
    void aFailureOfOursShowsTheEventsItself() {
        assertInstanceOf(HttpAssertionError.class, RUN.failure("ours()"));
        assertEquals(0, RUN.failure("ours()").getSuppressed().length);
        // Those of JUnit's assertAll.
        assertEquals(2, RUN.failure("oursAmongOthers()").getSuppressed().length);
    }

    @Test
    void aTestThatCausedNothingHasNothingToTell() {
        assertEquals(0, RUN.failure("nothing()").getSuppressed().length);
    }

    @Test
    void anAbortedTestHasNotFailed() {
        assertEquals(List.of(), RUN.failures().stream().filter(failure -> failure.startsWith("aborted")).toList());
        assertEquals(0, RUN.aborted("aborted()").getSuppressed().length);
    }

    @Test
    void aCaseHasItsName() {
        assertEquals("""
                FailureExplanationRunTest.Failing.cases › too many [as=text] failed.
                The earlier invocation of this method passed.""", firstLines(2, "too many [as=text]"));
        assertEquals("""
                FailureExplanationRunTest.Failing.cases › none [as=text] failed.
                Of the 2 earlier invocations of this method, 1 failed too: too many [as=text].""",
                firstLines(2, "none [as=text]"));
    }

    /** The index of the case is no part of its name. */
    @Test
    void aCaseOfAParameterizedTestHasItsName() {
        assertEquals(saw("parameterizedCases › too many"), explanation("[1] too many"));
    }

    @Test
    void othersHaveTheirCount() {
        assertEquals("""
                FailureExplanationRunTest.Failing.parameters (2nd invocation) failed.
                The earlier invocation of this method passed.""", firstLines(2, "\"8\""));
        assertEquals("FailureExplanationRunTest.Failing.repeated (1st invocation) failed.",
                firstLines(1, "repetition 1 of 2"));
        assertEquals("""
                FailureExplanationRunTest.Failing.repeated (2nd invocation) failed.
                The earlier invocation of this method failed too.""", firstLines(2, "repetition 2 of 2"));
    }

    @Test
    void aFailureOfOursEndsWithTheInvocation() {
        assertTrue(lastLine("repetition 1 of 3").contains("GET /explained -> 200"));
        assertEquals("FailureExplanationRunTest.Failing.repeatedOurs (2nd invocation) failed."
                + " The earlier invocation of this method failed too.", lastLine("repetition 2 of 3"));
        assertEquals("FailureExplanationRunTest.Failing.repeatedOurs (3rd invocation) failed."
                + " The 2 earlier invocations of this method failed too.", lastLine("repetition 3 of 3"));
    }

    private static String firstLines(int count, String test) {
        return String.join("\n", Stream.of(explanation(test).split("\n")).limit(count).toList());
    }
}
