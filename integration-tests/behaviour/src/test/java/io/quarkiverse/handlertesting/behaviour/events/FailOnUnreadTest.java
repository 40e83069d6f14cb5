package io.quarkiverse.handlertesting.behaviour.events;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.behaviour.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.junit.FailOnUnread;
import io.quarkus.test.junit.QuarkusTest;

/** A test with {@code @FailOnUnread} fails if it leaves subscribed events unread. */
@QuarkusTest
class FailOnUnreadTest extends QuarkusTestCallbacks.Manual {

    @Inject
    Events events;
    @Inject
    Event<Object> anything;

    record Tick(int number) {
    }

    @FailOnUnread
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

    @FailOnUnread
    void strict() {
    }

    void lenient() {
    }

    @Test
    void failsWithTheAnnotationOnTheMethod() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "strict");
        leaveOneUnread();
        var failure = assertThrows(EventAssertionError.class, test::end);
        assertEquals(Reason.UNREAD, failure.reason());
        String message = failure.getMessage().replaceFirst("# *2 +\\d+ ms", "#2 N ms").replaceAll("java:\\d+",
                "java:N");
        assertEquals("""
                FailOnUnreadTest.strict has @FailOnUnread, but ended with 1 unread event:
                FailOnUnreadTest.Tick:
                  #2 N ms  CDI  FailOnUnreadTest.Tick[number=2] at FailOnUnreadTest.java:N -> no observer
                Read them, subscribe to fewer events, or call ignoreRemaining() on the subscription.""", message);
    }

    @Test
    void namesTheLinesThatFiredEqualEvents() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "strict");
        var ticks = events.subscribe(fired(Tick.class));
        anything.fire(new Tick(1));
        anything.fire(new Tick(1));
        ticks.await();
        String message = assertThrows(EventAssertionError.class, test::end).getMessage();
        assertEquals("#2 equals #1, which was read: #1 at FailOnUnreadTest.java:N, #2 at FailOnUnreadTest.java:N.",
                message.lines().skip(1).findFirst().get().replaceAll("java:\\d+", "java:N"));
    }

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
        leaveOneUnread();
        test.end();
    }

    @Test
    void passesIfAllEventsWereRead() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "strict");
        var ticks = events.subscribe(fired(Tick.class));
        anything.fire(new Tick(1));
        ticks.await();
        test.end();
    }

    @Test
    void aTestThatHasFailedKeepsItsFailure() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "strict");
        leaveOneUnread();
        test.endWith(new AssertionError("the test's own"));
    }

    /** Quarkus reports the failure of an earlier test until the class ends. */
    @Test
    void failsAfterAnotherTestOfItsClassHasFailed() {
        AssertionError earlier = new AssertionError("of an earlier test");
        QuarkusTestCallbacks test = QuarkusTestCallbacks.beginAfter(earlier, this, "strict");
        leaveOneUnread();
        assertEquals(Reason.UNREAD, assertThrows(EventAssertionError.class, () -> test.endWith(earlier)).reason());
    }

    @Test
    void aTestThatFailsAfterAnotherKeepsItsFailure() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.beginAfter(new AssertionError("of an earlier test"), this, "strict");
        leaveOneUnread();
        test.endWith(new AssertionError("the test's own"));
    }

    private void assertFails(QuarkusTestCallbacks test) {
        leaveOneUnread();
        var failure = assertThrows(EventAssertionError.class, test::end);
        assertTrue(failure.getMessage().contains(".test has @FailOnUnread, but ended with 1 unread event"),
                failure.getMessage());
    }

    private void leaveOneUnread() {
        var ticks = events.subscribe(fired(Tick.class));
        anything.fire(new Tick(1));
        anything.fire(new Tick(2));
        ticks.await();
    }
}
