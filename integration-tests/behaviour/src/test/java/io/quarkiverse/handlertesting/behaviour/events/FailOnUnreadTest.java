package io.quarkiverse.handlertesting.behaviour.events;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.behaviour.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.junit.FailOnUnread;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.ConsumeEvent;
import io.vertx.core.eventbus.EventBus;

/** A test with {@code @FailOnUnread} fails if it leaves subscribed events unread. */
@QuarkusTest
class FailOnUnreadTest extends QuarkusTestCallbacks.Manual {

    @Inject
    Events events;
    @Inject
    Event<Object> anything;
    @Inject
    EventBus bus;

    record Tick(int number) {
    }

    record Wound(int number) {
    }

    @ApplicationScoped
    static class Clock {

        @Inject
        Event<Tick> ticks;

        void wind(@Observes Wound wound) {
            ticks.fire(new Tick(wound.number()));
        }

        @ConsumeEvent("unread.wound")
        void wind(int number) {
            ticks.fire(new Tick(number));
        }
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
        String message = failure.getMessage().replaceAll("# *(\\d) +\\d+ ms", "#$1 N ms").replaceAll("java:\\d+",
                "java:N");
        assertEquals("""
                FailOnUnreadTest.strict has @FailOnUnread, but ended with 1 unread event: FailOnUnreadTest.Tick.
                Read them, subscribe to fewer events, or call ignoreRemaining() on the subscription.
                The test saw:
                  #1 N ms  CDI  FailOnUnreadTest.Tick[number=1] at FailOnUnreadTest.java:N -> no observer
                  #2 N ms  CDI  FailOnUnreadTest.Tick[number=2] at FailOnUnreadTest.java:N -> no observer   <- unread""",
                message);
    }

    @Test
    void namesTheLinesThatFiredEqualEvents() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "strict");
        var ticks = events.subscribe(fired(Tick.class));
        anything.fire(new Tick(1));
        anything.fire(new Tick(1));
        ticks.await();
        assertEquals("#2 equals #1, which was read: #1 at FailOnUnreadTest.java:N, #2 at FailOnUnreadTest.java:N.", clue(test));
    }

    private static String clue(QuarkusTestCallbacks test) {
        return assertThrows(EventAssertionError.class, test::end).getMessage().lines().skip(1).findFirst().get()
                .replaceAll("java:\\d+", "java:N");
    }

    @Test
    void namesTheObserverThatFiredAnEqualEvent() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "strict");
        var ticks = events.subscribe(fired(Tick.class));
        anything.fire(new Tick(1));
        ticks.await();
        anything.fire(new Wound(1));
        assertEquals("#3 equals #1, which was read: #1 at FailOnUnreadTest.java:N,"
                + " #3 at FailOnUnreadTest.java:N while FailOnUnreadTest.Clock.wind handled #2 (FailOnUnreadTest.Wound).",
                clue(test));
    }

    @Test
    void namesTheConsumerThatFiredAnEqualEvent() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "strict");
        var ticks = events.subscribe(fired(Tick.class));
        anything.fire(new Tick(1));
        ticks.await();
        bus.send("unread.wound", 1);
        events.awaitIdle();
        assertEquals("#3 equals #1, which was read: #1 at FailOnUnreadTest.java:N,"
                + " #3 at FailOnUnreadTest.java:N while FailOnUnreadTest.Clock.wind handled #2 (unread.wound).", clue(test));
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
