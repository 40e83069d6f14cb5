package io.quarkiverse.handlertesting.behaviour.cause;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.restassured.RestAssured.given;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.behaviour.Hold;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/** {@code awaitIdle()} waits for the end of all work. */
@QuarkusTest
class IdleTest {

    @Inject
    Events events;
    @Inject
    Background background;
    @Inject
    ManagedExecutor managed;
    @Inject
    Vertx vertx;

    record Finished(String what) {
    }

    /** Work that runs until the test releases it. */
    @Singleton
    static class Background {

        volatile Hold hold;
        volatile Ends ends;
        volatile Long ticking;

        @Inject
        ManagedExecutor managed;
        @Inject
        Event<Finished> finished;

        void add(@Observes Router router, Vertx vertx) {
            router.post("/nested").handler(exchange -> {
                managed.execute(() -> vertx.setTimer(10,
                        due -> managed.execute(() -> finished.fire(new Finished("nested")))));
                exchange.response().end();
            });
            router.post("/stuck").handler(exchange -> {
                ends.watch(exchange);
                managed.execute(hold::hold);
                exchange.response().end();
            });
            router.post("/ticking").handler(exchange -> {
                ticking = vertx.setPeriodic(20, due -> finished.fire(new Finished("tick")));
                exchange.response().end();
            });
            router.post("/quick").handler(exchange -> exchange.response().end());
        }
    }

    @BeforeEach
    void begin() {
        background.hold = new Hold();
        background.ends = new Ends();
    }

    @AfterEach
    void end() {
        background.hold.release();
        if (background.ticking != null) {
            vertx.cancelTimer(background.ticking);
            background.ticking = null;
        }
    }

    @RepeatedTest(20)
    void nestedWorkIsWaitedFor() {
        given().post("/nested");
        events.awaitIdle();
        assertEquals(1, events.seen().stream().filter(event -> event.name().equals("IdleTest.Finished")).count(),
                events::timeline);
    }

    @Test
    void workOfTheTestMethodIsWaitedFor() {
        managed.execute(() -> managed.execute(() -> background.finished.fire(new Finished("test"))));
        events.awaitIdle();
        var finished = events.subscribeFromStart(fired(Finished.class));
        assertEquals(new Finished("test"), finished.within(ZERO).await());
        assertTrue(events.seen().stream().allMatch(event -> event.cause().number() == 0));
    }

    @Test
    void aBlockingTaskDoesNotWaitForItself() throws Exception {
        vertx.executeBlocking(() -> {
            events.awaitIdle();
            return null;
        }).toCompletionStage().toCompletableFuture().get(60, SECONDS);
    }

    // tag::stuck[]
    @Test
    void aTimeoutNamesTheRunningWork() {
        given().post("/stuck");
        background.ends.await();
        background.hold.awaitHeld();
        var failure = assertThrows(EventAssertionError.class, () -> events.awaitIdle(ofMillis(50)));
        assertEquals(Reason.TIMED_OUT, failure.reason());
        assertEquals(
                """
                        Expected IdleTest.aTimeoutNamesTheRunningWork to be idle within 50 ms, but 1 piece of its work is still running:
                          MANAGED_EXECUTOR  for N ms  waits in Object.wait at Hold.hold(Hold.java:N), started at IdleTest.Background.add(IdleTest.java:N), caused by request 1: POST /stuck
                        So far the test saw:
                          #1  N ms  HTTP  POST /stuck
                          #2  N ms  HTTP  POST /stuck -> 200 in N ms""",
                failure.getMessage().replaceAll("(for) +\\d+ ms", "$1 N ms").replaceAll("(#\\d) +\\d+ ms", "$1  N ms")
                        .replaceAll("200 in \\d+ (ms|µs)", "200 in N ms")
                        .replaceAll("\\.java:\\d+", ".java:N"));
    }
    // end::stuck[]

    @Test
    void aWaitForOneRequestIgnoresAnotherThatIsStuck() {
        given().post("/stuck");
        Response quick = given().post("/quick");
        events.awaitIdle(quick);
        assertThrows(EventAssertionError.class, () -> events.awaitIdle(ofMillis(1)));
    }

    @Test
    void expectNoneReturnsAtOnceAfterAwaitIdle() {
        var finished = events.subscribe(fired(Finished.class));
        given().post("/quick");
        events.awaitIdle();
        // An interrupted thread cannot wait: it would get INTERRUPTED.
        Thread.currentThread().interrupt();
        finished.expectNone();
        assertTrue(Thread.interrupted());
    }

    @Test
    void expectNoneSeesAPeriodicTimerAfterAwaitIdle() {
        var ticks = events.subscribe(fired(Finished.class));
        given().post("/ticking");
        events.awaitIdle();
        var unexpected = assertThrows(EventAssertionError.class, () -> ticks.within(ofSeconds(30)).expectNone());
        assertEquals(Reason.UNEXPECTED, unexpected.reason());
    }

    @Test
    void expectNoneWatchesWhileAPeriodicTimerIsAlive() {
        var finished = events.subscribe(fired(HopEvent.class));
        given().post("/ticking");
        events.awaitIdle();
        Thread.currentThread().interrupt();
        var interrupted = assertThrows(EventAssertionError.class, finished::expectNone);
        assertEquals(Reason.INTERRUPTED, interrupted.reason());
        assertTrue(Thread.interrupted());
    }

    @Test
    void invalidArgumentsAreRefused() {
        assertEquals("awaitIdle(within) needs a duration that is not negative, but got PT-0.001S",
                refused(() -> events.awaitIdle(ofMillis(-1))));
        assertEquals("awaitIdle(within) needs a duration that is not negative, but got null",
                refused(() -> events.awaitIdle((Duration) null)));
        assertEquals("awaitIdle(response) needs a response, but got null", refused(() -> events.awaitIdle((Response) null)));
        Response foreign = given().noFilters().post("/quick");
        assertEquals(
                "awaitIdle(response) was called with a response that belongs to no request of IdleTest.invalidArgumentsAreRefused."
                        + " Pass a response that RestAssured received from the application during this test, without replacing"
                        + " RestAssured's filters.",
                refused(() -> events.awaitIdle(foreign)));
        assertEquals("open(name) needs a name, but got null", refused(() -> events.open(null)));
        assertEquals("open(name) needs a name, but got a blank one", refused(() -> events.open(" ")));
    }

    private static String refused(Runnable call) {
        return assertThrows(IllegalArgumentException.class, call::run).getMessage();
    }
}
