package io.quarkiverse.handlertesting.behaviour.cause;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static java.time.Duration.ZERO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.behaviour.Hold;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventSubscription;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The failure of a wait for an event that did not come says what became of the work. */
@QuarkusTest
class WorkCluesTest {

    @Inject
    HandlerClient client;
    @Inject
    Events events;
    @Inject
    Refreshes refreshes;
    @Inject
    Vertx vertx;

    private EventSubscription<Refreshed> refreshed;

    record Refreshed() {
    }

    @Singleton
    static class Refreshes {

        private volatile Hold hold = new Hold();
        private volatile Promise<Void> returned;
        private volatile RoutingContext open;
        private volatile long timer;

        void add(@Observes Router router, ApplicationTestRuns runs) {
            router.post("/refreshes/threads").handler(exchange -> {
                new Thread(hold::hold, "refresh").start();
                exchange.response().end();
            });
            router.post("/refreshes/blocked").handler(exchange -> {
                hold.hold();
                exchange.response().end();
            });
            router.post("/refreshes/forgotten").handler(exchange -> {
                open = exchange;
                // A task without a cause, which is no work of the request, runs after this handler has returned.
                runs.currentCause().runCarried(null, () -> Vertx.currentContext().runOnContext(returned::complete));
            });
            router.post("/refreshes/timed").handler(exchange -> {
                timer = Vertx.currentContext().owner().setPeriodic(20_000, id -> {
                });
                exchange.response().end();
            });
            router.post("/refreshes/done").handler(exchange -> exchange.response().end());
        }
    }

    @BeforeEach
    void subscribe() {
        refreshes.returned = Promise.promise();
        refreshed = events.subscribe(fired(Refreshed.class));
    }

    @AfterEach
    void release() {
        refreshes.hold.release();
        refreshes.hold = new Hold();
    }

    /** The line of the message after its sentence. */
    private String firstClue() {
        return assertThrows(EventAssertionError.class, refreshed.within(ZERO)::await).getMessage().lines().skip(1).findFirst()
                .get().replaceAll("\\.java:\\d+", ".java:N").replaceAll("thread-\\d+", "thread-N");
    }

    // tag::stands[]
    @Test
    void aThreadThatWaitsIsNamedWithTheLineWhereItStands() {
        client.post("/refreshes/threads").send().expectStatus(200);
        refreshes.hold.awaitHeld();
        assertEquals(
                "Work of r1 is still running: the thread refresh waits in Object.wait at Hold.hold(Hold.java:N), started at"
                        + " WorkCluesTest.Refreshes.add(WorkCluesTest.java:N).",
                firstClue());
    }
    // end::stands[]

    @Test
    void aTimerThatHasNotFiredIsNamedWithItsInterval() {
        client.post("/refreshes/timed").send().expectStatus(200);
        events.awaitIdle();
        assertEquals("A timer of r1, which fires every 20 s, has not fired yet: it fires N s after this wait had ended; it was"
                + " started at WorkCluesTest.Refreshes.add(WorkCluesTest.java:N).",
                firstClue().replaceAll("[0-9.]+ s after", "N s after"));
        vertx.cancelTimer(refreshes.timer);
    }

    @Test
    void anEventLoopThatIsBlockedIsNamed() throws Exception {
        CompletableFuture<HandlerResponse> response = client.post("/refreshes/blocked").sendAsync()
                .subscribeAsCompletionStage();
        refreshes.hold.awaitHeld();
        assertEquals("vert.x-eventloop-thread-N, which handles requests, waits in Object.wait at Hold.hold(Hold.java:N).",
                firstClue());
        refreshes.hold.release();
        response.get(60, TimeUnit.SECONDS).expectStatus(200);
    }

    @Test
    void aRequestThatIsForgottenIsSaidToBe() throws ExecutionException, InterruptedException, TimeoutException {
        CompletableFuture<HandlerResponse> response = client.post("/refreshes/forgotten").sendAsync()
                .subscribeAsCompletionStage();
        refreshes.returned.future().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        assertEquals("r1 is forgotten: no thread, timer, call or message of it is pending, and its response has not ended.",
                firstClue());
        refreshes.open.response().end();
        response.get(60, TimeUnit.SECONDS).expectStatus(200);
    }

    @Test
    void aRequestThatCausedNothingIsSaidToHaveCausedNothing() {
        client.post("/refreshes/done").send().expectStatus(200);
        events.awaitIdle();
        String message = assertThrows(EventAssertionError.class, refreshed.within(ZERO)::await).getMessage();
        assertEquals("""
                Nothing of r1 is running any more.
                r1 caused nothing and started nothing.
                The test saw:""", String.join("\n", message.lines().skip(1).limit(3).toList()));
    }
}
