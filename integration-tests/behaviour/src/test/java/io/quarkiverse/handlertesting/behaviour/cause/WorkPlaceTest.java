package io.quarkiverse.handlertesting.behaviour.cause;

import static java.time.Duration.ZERO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.behaviour.Hold;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/** A report says where the threads are that run the work. */
@QuarkusTest
class WorkPlaceTest {

    @Inject
    HandlerClient client;
    @Inject
    Events events;
    @Inject
    Places places;

    /** Starts work that the test holds, on a thread of each kind. */
    @Singleton
    static class Places {

        private final ExecutorService pool = Executors.newSingleThreadExecutor();
        private final Ends ends = new Ends();
        private volatile Hold hold = new Hold();

        void add(@Observes Router router, Vertx vertx) {
            router.post("/places").handler(exchange -> {
                ends.watch(exchange);
                new Thread(hold::hold, "refresh").start();
                pool.execute(hold::hold);
                pool.execute(() -> {
                });
                vertx.executeBlocking(() -> {
                    hold.hold();
                    return null;
                });
                exchange.response().end();
            });
        }
    }

    @AfterEach
    void release() {
        places.hold.release();
        places.hold = new Hold();
    }

    // tag::places[]
    @Test
    void aTimeoutSaysWhereEachThreadIs() {
        client.post("/places").send().expectStatus(200);
        places.ends.await();
        places.hold.awaitHeld(3);
        var failure = assertThrows(EventAssertionError.class, () -> events.awaitIdle(ZERO));
        assertEquals(
                """
                        Expected WorkPlaceTest.aTimeoutSaysWhereEachThreadIs to be idle within 0 ms, but 4 pieces of its work are still running:
                          THREAD    for N ms  refresh, waits in Object.wait at Hold.hold(Hold.java:N), started at WorkPlaceTest.Places.add(WorkPlaceTest.java:N), caused by request 1: POST /places
                          EXECUTOR  for N ms  waits in Object.wait at Hold.hold(Hold.java:N), started at WorkPlaceTest.Places.add(WorkPlaceTest.java:N), caused by request 1: POST /places
                          EXECUTOR  for N ms  started at WorkPlaceTest.Places.add(WorkPlaceTest.java:N), caused by request 1: POST /places
                          BLOCKING  for N ms  vert.x-worker-thread, waits in Object.wait at Hold.hold(Hold.java:N), started at WorkPlaceTest.Places.add(WorkPlaceTest.java:N), caused by request 1: POST /places
                        So far the test saw:
                          #1  N ms  HTTP  POST /places
                          #2  N ms  HTTP  POST /places -> 200 in N ms""",
                failure.getMessage().replaceAll("(for) +\\d+ (ms|µs)", "$1 N ms").replaceAll("(#\\d) +\\d+ (ms|µs)", "$1  N ms")
                        .replaceAll("200 in \\d+ (ms|µs)", "200 in N ms").replaceAll("\\.java:\\d+", ".java:N"));
    }
    // end::places[]
}
