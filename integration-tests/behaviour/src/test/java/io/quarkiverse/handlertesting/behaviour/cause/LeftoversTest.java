package io.quarkiverse.handlertesting.behaviour.cause;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.behaviour.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.EventsScope;
import io.quarkiverse.handlertesting.junit.FailOnLeftovers;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/** A test that leaves work running causes a warning, or fails if it has {@code @FailOnLeftovers}. */
@QuarkusTest
class LeftoversTest extends QuarkusTestCallbacks.Logging {

    private static final String WARNING = "LeftoversTest.lenient ended, but 1 piece of its work is still running:";

    @Inject
    Timers timers;
    @Inject
    Events events;

    /** Timers that are due in an hour, unless they are cancelled. */
    @Singleton
    static class Timers {

        @Inject
        Vertx vertx;
        private long last = -1;
        private final Ends ends = new Ends();

        void add(@Observes Router router) {
            router.post("/once").handler(exchange -> {
                ends.watch(exchange);
                last = vertx.setTimer(3_600_000, due -> {
                });
                exchange.response().end();
            });
            router.post("/periodic").handler(exchange -> {
                ends.watch(exchange);
                last = vertx.setPeriodic(3_600_000, due -> {
                });
                exchange.response().end();
            });
        }

        void cancel() {
            assertTrue(vertx.cancelTimer(last));
        }
    }

    /** Sends a request, and waits until only its timer is left. */
    private void post(String path) {
        given().post(path);
        timers.ends.await();
    }

    @FailOnLeftovers
    void strict() {
    }

    void lenient() {
    }

    @AfterEach
    void cancel() {
        timers.cancel();
    }

    private void assertWarned(String... warnings) {
        assertEquals(List.of(warnings), warnings().stream().map(message -> message.lines().findFirst().orElseThrow()).toList());
    }

    // tag::strict[]
    @Test
    void failsWithTheAnnotation() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "strict");
        post("/once");
        var failure = assertThrows(EventAssertionError.class, test::end);
        assertEquals(Reason.LEFTOVERS, failure.reason());
        assertEquals(
                """
                        LeftoversTest.strict ended, but 1 piece of its work is still running:
                          TIMER  for N ms  Vert.x timer, started at LeftoversTest.Timers.add(LeftoversTest.java:N), caused by request 1: POST /once
                        The test has @FailOnLeftovers: await the end of its work, for example with events.awaitIdle().
                        The test saw:
                          #1  N ms  HTTP  POST /once
                          #2  N ms  HTTP  POST /once -> 200 in N ms""",
                failure.getMessage().replaceAll("for +\\d+ ms", "for N ms").replaceAll("\\.java:\\d+", ".java:N")
                        .replaceAll("#(\\d) +\\d+ ms", "#$1  N ms").replaceAll("in \\d+ (ms|µs)", "in N ms"));
        assertWarned();
    }
    // end::strict[]

    @Test
    void theWorkOfAScopeIsALeftoverOfItsTest() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "strict");
        try (EventsScope alice = events.open("alice")) {
            post("/once");
        }
        assertEquals(Reason.LEFTOVERS, assertThrows(EventAssertionError.class, test::end).reason());
    }

    @Test
    void logsAWarningWithoutTheAnnotation() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "lenient");
        post("/once");
        test.end();
        assertWarned(WARNING);
    }

    @Test
    void periodicWorkIsNotALeftover() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "strict");
        post("/periodic");
        test.end();
        assertWarned();
    }

    @Test
    void cancelledWorkIsNotALeftover() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "strict");
        post("/once");
        timers.cancel();
        test.end();
        QuarkusTestCallbacks again = QuarkusTestCallbacks.begin(this, "lenient");
        post("/periodic");
        again.end();
        assertWarned();
    }
}
