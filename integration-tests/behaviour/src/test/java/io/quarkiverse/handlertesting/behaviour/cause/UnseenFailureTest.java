package io.quarkiverse.handlertesting.behaviour.cause;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.behaviour.Logged;
import io.quarkiverse.handlertesting.behaviour.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.EventsScope;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.junit.AllowFailures;
import io.quarkiverse.handlertesting.junit.FailOnLeftovers;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;

/** A test fails at its end for the exceptions of its work that reached nobody. */
@QuarkusTest
class UnseenFailureTest extends QuarkusTestCallbacks.Manual {

    @Inject
    Events events;
    @Inject
    HandlerClient client;
    @Inject
    FailingWork failing;
    @Inject
    ApplicationTestRuns runs;
    @Inject
    Vertx vertx;

    private final Logged logged = new Logged();

    record Pulled(String model) {
    }

    @AfterEach
    void stopLogging() {
        logged.close();
    }

    /** The messages that name a class. */
    private List<String> log(String name) {
        return logged.messages().stream().filter(message -> message.contains(name)).map(UnseenFailureTest::normalized).toList();
    }

    private List<String> log() {
        return log("UnseenFailureTest");
    }

    void pull() {
    }

    @AllowFailures(IllegalStateException.class)
    void allowed() {
    }

    @FailOnLeftovers
    void strict() {
    }

    private static String normalized(String message) {
        return message.replaceAll("\\.java:\\d+", ".java:N").replaceAll("# *(\\d+) +\\d+ ms", "#$1  N ms")
                .replaceAll(" in [\\d.]+ (ms|µs|s)\\b", " in N ms");
    }

    // tag::message[]
    @Test
    void theTestFailsAtItsEnd() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "pull");
        client.post("/unseen/llama").send().expectStatus(202);
        client.post("/unseen/llama").send().expectStatus(202);
        events.awaitIdle();
        var failure = assertThrows(EventAssertionError.class, test::end);
        assertEquals(Reason.UNSEEN_FAILURE, failure.reason());
        assertEquals(
                """
                        2 × IllegalStateException: no model llama
                          caused by request 1: POST /unseen/llama
                          ended EXECUTOR, started at FailingWork.fail(FailingWork.java:N)
                          thrown at FailingWork.add(FailingWork.java:N)
                        These 2 exceptions ended work of UnseenFailureTest.pull and reached nobody: no caller, no client, no handler of the application.
                        Handle it in the application. If it is meant to come, call events.expectFailure(IllegalStateException.class) after the request, or allow it with @AllowFailures(IllegalStateException.class).
                        The test saw:
                          #1  N ms  r1  HTTP     POST /unseen/llama
                          #2  N ms  r1  FAILURE  task ended with IllegalStateException at FailingWork.java:N: no model llama, which no code has handled; started at FailingWork.fail(FailingWork.java:N)
                          #3  N ms  r1  HTTP     POST /unseen/llama -> 202 in N ms
                          #4  N ms  r2  HTTP     POST /unseen/llama
                          #5  N ms  r2  FAILURE  task ended with IllegalStateException at FailingWork.java:N: no model llama, which no code has handled; started at FailingWork.fail(FailingWork.java:N)
                          #6  N ms  r2  HTTP     POST /unseen/llama -> 202 in N ms""",
                normalized(failure.getMessage()));
    }
    // end::message[]

    @Test
    void theFailureHasTheExceptions() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "pull");
        Throwable first = new IllegalStateException("first");
        Throwable second = new IllegalArgumentException("second");
        failing.fail(first);
        failing.fail(second);
        var failure = assertThrows(EventAssertionError.class, test::end);
        assertSame(first, failure.getCause());
        assertEquals(List.of(second), List.of(failure.getSuppressed()));
    }

    @Test
    void anExpectedExceptionDoesNotFailTheTest() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "pull");
        client.post("/unseen/llama").send().expectStatus(202);
        client.post("/unseen/llama").send().expectStatus(202);
        assertEquals("no model llama", events.expectFailure(IllegalStateException.class).getMessage());
        test.end();
    }

    @Test
    void anAllowedExceptionDoesNotFailTheTest() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "allowed");
        client.post("/unseen/llama").send().expectStatus(202);
        events.awaitIdle();
        test.end();
        assertEquals(List.of(), log());
    }

    @Test
    void anotherThanTheAllowedOneFailsTheTest() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "allowed");
        client.post("/unseen/llama").send().expectStatus(202);
        failing.fail(new IllegalArgumentException("another"));
        var failure = assertThrows(EventAssertionError.class, test::end);
        assertTrue(failure.getMessage().startsWith("IllegalArgumentException: another\n"), failure.getMessage());
    }

    @Test
    void aClassThatNamesNoTypeOfOursGetsAWarning() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(new TestOfOthers(), "test");
        client.post("/unseen/llama").send();
        client.post("/unseen/llama").send();
        events.awaitIdle();
        test.end();
        assertEquals(List.of("An exception of TestOfOthers.test reached nobody: 2 × IllegalStateException: no model llama,"
                + " caused by request 1: POST /unseen/llama, ended EXECUTOR, started at FailingWork.fail(FailingWork.java:N),"
                + " thrown at FailingWork.add(FailingWork.java:N)"), log("TestOfOthers"));
    }

    @Test
    void aTestThatFailedIsExplainedByThem() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "pull");
        client.post("/unseen/llama").send();
        AssertionError own = new AssertionError("the test's own");
        test.endWith(own);
        assertEquals("the test's own", own.getMessage());
        assertEquals(
                """
                        UnseenFailureTest.pull failed.
                        task of r1 ended with IllegalStateException at FailingWork.java:N: no model llama, which no code has handled
                        The test saw:
                          #1  N ms  HTTP     POST /unseen/llama
                          #2  N ms  FAILURE  task ended with IllegalStateException at FailingWork.java:N: no model llama, which no code has handled; started at FailingWork.fail(FailingWork.java:N)
                          #3  N ms  HTTP     POST /unseen/llama -> 202 in N ms""",
                normalized(own.getSuppressed()[0].getMessage()));
        assertEquals(1, own.getSuppressed().length);
    }

    @Test
    void aTestThatFailedHasThemInTheLog() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "pull");
        failing.fail(new IllegalStateException("no such model"));
        test.endWith(new AssertionError("the test's own"));
        assertEquals(List.of("An exception of UnseenFailureTest.pull reached nobody: IllegalStateException: no such model,"
                + " caused by test, ended EXECUTOR, started at FailingWork.fail(FailingWork.java:N), thrown at"
                + " UnseenFailureTest.aTestThatFailedHasThemInTheLog(UnseenFailureTest.java:N)"),
                log());
    }

    // tag::wait[]
    @Test
    void aWaitThatFailedBeginsWithThem() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "pull");
        var pulled = events.subscribe(fired(Pulled.class));
        client.post("/unseen/llama").send();
        events.awaitIdle();
        var own = assertThrows(EventAssertionError.class, () -> pulled.within(ofMillis(1)).await());
        test.endWith(own);
        assertEquals(
                """
                        IllegalStateException: no model llama
                          caused by request 1: POST /unseen/llama
                          ended EXECUTOR, started at FailingWork.fail(FailingWork.java:N)
                          thrown at FailingWork.add(FailingWork.java:N)
                        This exception ended work of UnseenFailureTest.pull and reached nobody: no caller, no client, no handler of the application. It is probably the reason for this failure:
                        Expected UnseenFailureTest.Pulled within 1 ms, but in N ms it did not come.
                        task of r1 ended with IllegalStateException at FailingWork.java:N: no model llama, which no code has handled
                        Nothing of r1 is running any more.
                        The test saw:
                          #1  N ms  HTTP     POST /unseen/llama
                          #2  N ms  FAILURE  task ended with IllegalStateException at FailingWork.java:N: no model llama, which no code has handled; started at FailingWork.fail(FailingWork.java:N)
                          #3  N ms  HTTP     POST /unseen/llama -> 202 in N ms""",
                normalized(own.getMessage()));
        assertEquals(List.of(), log());
    }
    // end::wait[]

    @Test
    void theFailureOfATestIsNotItsOwnReason() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "pull");
        IllegalStateException thrown = new IllegalStateException("no such model");
        failing.fail(thrown);
        test.endWith(thrown);
        assertEquals(
                """
                        UnseenFailureTest.pull failed.
                        The test saw:
                          #1  N ms  FAILURE  task ended with IllegalStateException at UnseenFailureTest.java:N: no such model, which no code has handled; started at FailingWork.fail(FailingWork.java:N)""",
                normalized(thrown.getSuppressed()[0].getMessage()));
        assertEquals(List.of(), log());
    }

    @Test
    void theWorkOfAScopeFailsItsTest() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "pull");
        try (EventsScope alice = events.open("alice")) {
            client.post("/unseen/llama").send();
        }
        var failure = assertThrows(EventAssertionError.class, test::end);
        assertEquals("  caused by request 1: POST /unseen/llama of UnseenFailureTest.pull, alice",
                failure.getMessage().lines().skip(1).findFirst().orElseThrow());
    }

    @Test
    void aScopeExpectsItsOwn() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "pull");
        try (EventsScope alice = events.open("alice")) {
            client.post("/unseen/llama").send();
            assertEquals("no model llama", alice.expectFailure(IllegalStateException.class).getMessage());
        }
        test.end();
    }

    @Test
    void aFutureIsNotJudgedWhileWorkIsRunningThatMayAskForIt() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "strict");
        RunningCause cause = runs.currentCause().current();
        Work running = cause.begin(WorkKind.TIMER, "of an hour");
        cause.begin(WorkKind.ASYNC, null).failedUnlessAsked(new IllegalStateException("a future"));
        assertEquals(Reason.LEFTOVERS, assertThrows(EventAssertionError.class, test::end).reason());
        running.end();
    }

    @Test
    void anExceptionIsTheReasonForALeftover() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "strict");
        Work running = runs.currentCause().current().begin(WorkKind.TIMER, "of an hour");
        failing.fail(new IllegalStateException("no such model"));
        assertEquals(Reason.UNSEEN_FAILURE, assertThrows(EventAssertionError.class, test::end).reason());
        assertEquals("UnseenFailureTest.strict ended, but 1 piece of its work is still running:",
                log().get(0).lines().findFirst().orElseThrow());
        running.end();
    }

    // tag::late[]
    @Test
    void anExceptionAfterTheEndIsAnErrorInTheLog() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "pull");
        RunningCause cause = runs.currentCause().current();
        test.end();
        FailingWork.fail(cause, new IllegalStateException("too late"));
        assertEquals(
                List.of("An exception reached nobody after the end of UnseenFailureTest.pull, which cannot fail any more:"
                        + " IllegalStateException: too late, caused by test, ended EXECUTOR, started at"
                        + " FailingWork.fail(FailingWork.java:N), thrown at"
                        + " UnseenFailureTest.anExceptionAfterTheEndIsAnErrorInTheLog(UnseenFailureTest.java:N)."
                        + " Await the work in the test, for example with events.awaitIdle()."),
                log());
    }
    // end::late[]

    @Test
    void anEarlierTestDoesNotFailTheNextOne() {
        QuarkusTestCallbacks one = QuarkusTestCallbacks.begin(this, "pull");
        RunningCause earlier = runs.currentCause().current();
        one.end();
        QuarkusTestCallbacks two = QuarkusTestCallbacks.begin(this, "strict");
        FailingWork.fail(earlier, new IllegalStateException("too late"));
        two.end();
    }

    @Test
    void isRefusedOutsideATest() {
        assertEquals("Events.expectFailure(type) was called while no test was running. The journal of a test lasts from its"
                + " first @BeforeEach method to its last @AfterEach method: call it from there, and not from a constructor,"
                + " @BeforeAll, @AfterAll or the application.",
                assertThrows(IllegalStateException.class, () -> events.expectFailure(IllegalStateException.class))
                        .getMessage());
    }

    @Test
    void refusesNull() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "pull");
        assertEquals("expectFailure(type) needs a type, but got null",
                assertThrows(IllegalArgumentException.class, () -> events.expectFailure(null)).getMessage());
        assertEquals("expectFailure(type, predicate) needs a predicate, but got null", assertThrows(
                IllegalArgumentException.class, () -> events.expectFailure(Exception.class, null)).getMessage());
        assertEquals("expectFailure(type, predicate, description) needs a description, but got null",
                assertThrows(IllegalArgumentException.class,
                        () -> events.expectFailure(Exception.class, thrown -> true, null))
                        .getMessage());
        test.end();
    }

    @Test
    void isRefusedOnAnEventLoop() throws Exception {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "pull");
        CompletableFuture<String> refused = new CompletableFuture<>();
        vertx.runOnContext(now -> refused.complete(assertThrows(IllegalStateException.class,
                () -> events.expectFailure(IllegalStateException.class, thrown -> true)).getMessage()));
        String message = refused.get(30, TimeUnit.SECONDS);
        assertTrue(message.startsWith("expectFailure(type, predicate) would block the event loop thread "), message);
        test.end();
    }

    @Test
    void aPredicateIsNamedByItsLine() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "pull");
        failing.fail(new IllegalStateException("no such model"));
        var failure = assertThrows(EventAssertionError.class,
                () -> events.expectFailure(IllegalStateException.class, thrown -> {
                    throw new IllegalArgumentException("broken");
                }));
        assertEquals("The predicate of an IllegalStateException that reaches nobody, matching the predicate at"
                + " UnseenFailureTest.java:N, threw IllegalArgumentException: broken. It looked at IllegalStateException: no such"
                + " model", normalized(failure.getMessage()));
        events.expectFailure(IllegalStateException.class);
        test.end();
    }
}
