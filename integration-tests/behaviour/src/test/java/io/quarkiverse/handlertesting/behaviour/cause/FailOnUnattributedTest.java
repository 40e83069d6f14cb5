package io.quarkiverse.handlertesting.behaviour.cause;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.behaviour.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.junit.FailOnUnattributed;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkus.test.junit.QuarkusTest;

/** A test with {@code @FailOnUnattributed} fails if the application loses the cause of an event. */
@QuarkusTest
class FailOnUnattributedTest extends QuarkusTestCallbacks.Manual {

    @Inject
    Events events;
    @Inject
    Event<Object> anything;
    @Inject
    ApplicationTestRuns runs;

    record Tick(int number) {
    }

    @FailOnUnattributed
    static class Strict {
        void test() {
        }

        static class Nested {
            void test() {
            }
        }
    }

    static class StrictByInheritance extends Strict {
        @Override
        void test() {
        }
    }

    @FailOnUnattributed
    void strict() {
    }

    void lenient() {
    }

    /** As code does on a thread that nothing connects with a request. */
    private void loseACause() {
        runs.currentCause().run(null, () -> anything.fire(new Tick(2)));
    }

    // tag::strict[]
    @Test
    void failsWithTheAnnotationOnTheMethod() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "strict");
        anything.fire(new Tick(1));
        loseACause();
        var failure = assertThrows(EventAssertionError.class, test::end);
        assertEquals(Reason.UNATTRIBUTED, failure.reason());
        assertEquals(
                """
                        FailOnUnattributedTest.strict has @FailOnUnattributed, but saw 1 event of work that has lost its cause:
                          #2  N ms  ?  CDI  FailOnUnattributedTest.Tick[number=2] at FailOnUnattributedTest.java:N -> no observer   <- unattributed, at FailOnUnattributedTest.loseACause on main
                        1 event is unattributed (?): it happened during this test, but nothing connects it with a request of this test.
                        Start the work in a way that keeps the cause: the page "Cause" of the docs lists such ways, and says how to find where a cause is lost.""",
                failure.getMessage().replaceFirst("#2 +\\d+ ms", "#2  N ms").replaceAll("java:\\d+", "java:N"));
    }
    // end::strict[]

    @Test
    void failsWithTheAnnotationOnTheClass() {
        assertFails(QuarkusTestCallbacks.begin(new Strict(), "test"));
    }

    @Test
    void failsWithTheAnnotationOnTheEnclosingClass() {
        assertFails(QuarkusTestCallbacks.begin(new Strict.Nested(), "test"));
    }

    @Test
    void failsWithTheAnnotationOnASuperclass() {
        assertFails(QuarkusTestCallbacks.begin(new StrictByInheritance(), "test"));
    }

    @Test
    void passesWithoutTheAnnotation() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "lenient");
        loseACause();
        test.end();
    }

    @Test
    void passesIfEachEventHasACause() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "strict");
        anything.fire(new Tick(1));
        given().post("/nowhere");
        test.end();
    }

    /** As calls that a mock upstream receives. */
    @Test
    void passesIfTheThreadIsInNoMethodOfTheApplication() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "strict");
        var tick = CompletableFuture.completedFuture(new Tick(1));
        runs.currentCause().run(null, () -> tick.thenAcceptAsync(anything::fire).join());
        RecordedEvent event = events.seen().get(0);
        assertNull(event.cause());
        assertNull(event.place());
        test.end();
    }

    @Test
    void aTestThatHasFailedKeepsItsFailure() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "strict");
        loseACause();
        test.endWith(new AssertionError("the test's own"));
    }

    private void assertFails(QuarkusTestCallbacks test) {
        loseACause();
        var failure = assertThrows(EventAssertionError.class, test::end);
        assertTrue(failure.getMessage().contains(".test has @FailOnUnattributed, but saw 1 event"), failure.getMessage());
    }
}
