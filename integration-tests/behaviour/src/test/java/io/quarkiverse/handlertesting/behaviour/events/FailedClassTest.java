package io.quarkiverse.handlertesting.behaviour.events;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.behaviour.InnerTestRun;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.junit.FailOnLeftovers;
import io.quarkiverse.handlertesting.junit.FailOnUnread;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;

/** JUnit runs a class, and each of its tests is checked at its end, also after other tests of the class have failed. */
@QuarkusTest
class FailedClassTest {

    @RegisterExtension
    static final InnerTestRun RUN = new InnerTestRun(Ordered.class);

    record Tock(int number) {
    }

    /** Timers that are due in an hour. */
    @Singleton
    static class Alarms {

        @Inject
        Vertx vertx;
        private final ConcurrentLinkedQueue<Long> set = new ConcurrentLinkedQueue<>();

        void set() {
            set.add(vertx.setTimer(3_600_000, due -> {
            }));
        }

        void cancel() {
            set.forEach(vertx::cancelTimer);
        }
    }

    @QuarkusTest
    @TestMethodOrder(OrderAnnotation.class)
    static class Ordered {

        @Inject
        HandlerClient client;
        @Inject
        Events events;
        @Inject
        Event<Object> anything;
        @Inject
        Alarms alarms;

        @Test
        @Order(1)
        void callsAnUpstreamWithoutAStub() {
            client.get("/depot/lenient").send().expectStatus(200);
        }

        @Test
        @Order(2)
        void callsItToo() {
            callsAnUpstreamWithoutAStub();
        }

        @Test
        @Order(3)
        @FailOnUnread
        void leavesAnEventUnread() {
            var tocks = events.subscribe(fired(Tock.class));
            anything.fire(new Tock(1));
            anything.fire(new Tock(2));
            tocks.await();
        }

        @Test
        @Order(4)
        @FailOnUnread
        void leavesOneToo() {
            leavesAnEventUnread();
        }

        @Test
        @Order(5)
        @FailOnLeftovers
        void leavesATimer() {
            alarms.set();
        }

        @Test
        @Order(6)
        @FailOnLeftovers
        void leavesATimerToo() {
            leavesATimer();
        }

        @Test
        @Order(7)
        @FailOnUnread
        void failsItself() {
            leavesAnEventUnread();
            fail("the test's own");
        }

        @Test
        @Order(8)
        @FailOnUnread
        @FailOnLeftovers
        void passes() {
            client.get("/depot/none").send().expectStatus(404);
        }

        @AfterAll
        static void cancel() {
            CDI.current().select(Alarms.class).get().cancel();
        }
    }

    @Test
    void eachTestFailsForItsOwnReason() {
        assertEquals(8, RUN.count());
        assertEquals(List.of(
                "callsAnUpstreamWithoutAStub(): FailedClassTest.Ordered.callsAnUpstreamWithoutAStub caused 1 call that no stub matches:",
                "callsItToo(): FailedClassTest.Ordered.callsItToo caused 1 call that no stub matches:",
                "leavesAnEventUnread(): FailedClassTest.Ordered.leavesAnEventUnread has @FailOnUnread, but ended with 1 unread event: FailedClassTest.Tock.",
                "leavesOneToo(): FailedClassTest.Ordered.leavesOneToo has @FailOnUnread, but ended with 1 unread event: FailedClassTest.Tock.",
                "leavesATimer(): FailedClassTest.Ordered.leavesATimer ended, but 1 piece of its work is still running:",
                "leavesATimerToo(): FailedClassTest.Ordered.leavesATimerToo ended, but 1 piece of its work is still running:",
                "failsItself(): the test's own"),
                RUN.failures().stream().map(message -> message.lines().findFirst().orElseThrow()).toList());
    }
}
