package io.quarkiverse.handlertesting.behaviour.cause;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.StreamingOutput;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.quarkiverse.handlertesting.behaviour.Hold;
import io.quarkiverse.handlertesting.behaviour.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.behaviour.client.BothWays;
import io.quarkiverse.handlertesting.behaviour.client.ClientTestBase;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.HttpExchange.Stage;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.junit.FailOnLeftovers;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** A handler that outlives its client is waited for. The test holds the handler until the client has left. */
@QuarkusTest
class GoneClientTest extends ClientTestBase {

    @Inject
    Held held;

    record Called(int number) {
    }

    /** Work of a handler that goes on when the test releases it, after the client has left. */
    @Singleton
    static class Held {

        private volatile Hold hold;
        private volatile Ends ends;
        private volatile Context context;

        @Inject
        Event<Called> called;
        @Inject
        ApplicationTestRuns runs;

        void begin() {
            hold = new Hold();
            ends = new Ends();
        }

        void add(@Observes Router router) {
            router.get("/held/route").blockingHandler(exchange -> {
                work(exchange);
                exchange.response().end();
            });
        }

        void work(RoutingContext exchange) {
            ends.watch(exchange);
            context = Vertx.currentContext();
            hold.hold();
            for (int number = 1; number <= 3; number++) {
                called.fire(new Called(number));
            }
        }

        void awaitStart() {
            hold.awaitHeld();
        }

        /** Waits until the application knows that the client has left, and its event loop has nothing more to do about it. */
        void awaitGone() {
            ends.await();
            CountDownLatch done = new CountDownLatch(1);
            // Without a cause: otherwise this task would be work of the test.
            runs.currentCause().run(null, () -> context.runOnContext(later -> done.countDown()));
            await(done);
        }

        void release() {
            hold.release();
        }

        private static void await(CountDownLatch latch) {
            try {
                if (!latch.await(30, TimeUnit.SECONDS)) {
                    throw new AssertionError("The test and its handler do not meet.");
                }
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }

    /** Endpoints that block. */
    @Path("/held")
    public static class Endpoints {

        @Inject
        Held held;
        @Inject
        CurrentVertxRequest request;

        @GET
        @Path("endpoint")
        public String block() {
            held.work(request.getCurrent());
            return "done";
        }

        @GET
        @Path("output")
        public StreamingOutput write() {
            return out -> held.work(request.getCurrent());
        }
    }

    @BeforeEach
    void beginHandler() {
        held.begin();
    }

    @AfterEach
    void releaseHandler() {
        held.release();
    }

    /** Returns when the client has left, while the handler is still at work. */
    private void leave(String way, String path) {
        var sent = client(way).get(path).sendAsync().subscribe().with(response -> {
        }, failure -> {
        });
        held.awaitStart();
        sent.cancel();
        held.awaitGone();
    }

    private void assertWaitedFor(String way, String path) {
        var called = events.subscribe(fired(Called.class));
        leave(way, path);
        assertEquals(Reason.TIMED_OUT, assertThrows(EventAssertionError.class, () -> events.awaitIdle(ZERO)).reason());
        held.release();
        events.awaitIdle();
        assertEquals(3, called.seen().size(), events::timeline);
    }

    @BothWays
    void aBlockingEndpointIsWaitedFor(String way) {
        assertWaitedFor(way, "/held/endpoint");
    }

    @BothWays
    void aStreamingOutputIsWaitedFor(String way) {
        assertWaitedFor(way, "/held/output");
    }

    @BothWays
    void aBlockingRouteIsWaitedFor(String way) {
        assertWaitedFor(way, "/held/route");
    }

    @BothWays
    void aClientThatTimesOutHasLeft(String way) {
        var called = events.subscribe(fired(Called.class));
        var late = assertThrows(HttpAssertionError.class,
                () -> client(way).get("/held/endpoint").within(ofMillis(700)).send());
        assertEquals(HttpAssertionError.Reason.TIMED_OUT, late.reason());
        held.awaitStart();
        held.awaitGone();
        assertThrows(EventAssertionError.class, () -> events.awaitIdle(ZERO));
        held.release();
        events.awaitIdle();
        assertEquals(3, called.awaitCount(3).size());
        called.expectNone();
    }

    /** The handler answers after its client has left. */
    @BothWays
    void anAbortedExchangeIsNotAnsweredLater(String way) {
        leave(way, "/held/route");
        held.release();
        events.awaitIdle();
        assertEquals(List.of(Stage.REQUESTED, Stage.ABORTED), events.seen().stream()
                .filter(event -> event.payload() instanceof HttpExchange exchange && exchange.path().equals("/held/route"))
                .map(event -> ((HttpExchange) event.payload()).stage()).toList(), events::timeline);
    }

    // tag::gone[]
    @BothWays
    void aTimeoutNamesTheHandler(String way) {
        leave(way, "/held/endpoint");
        var failure = assertThrows(EventAssertionError.class, () -> events.awaitIdle(ZERO));
        assertEquals(
                """
                        Expected GoneClientTest.aTimeoutNamesTheHandler (INVOCATION) to be idle within 0 ms, but 1 piece of its work is still running:
                          HANDLER  for N ms  waits in Object.wait at Hold.hold(Hold.java:N), caused by request 1: GET /held/endpoint
                        So far the test saw:
                          #1  N ms  HTTP  GET /held/endpoint
                          #2  N ms  HTTP  GET /held/endpoint -> aborted after N""",
                own(failure).replaceAll("for +\\d+ (ms|µs)", "for N ms").replaceAll("(#\\d) +\\d+ ms", "$1  N ms")
                        .replaceFirst("\\(... invocation\\)", "(INVOCATION)")
                        .replaceAll("after \\d+ (ms|µs)", "after N").replaceAll("\\.java:\\d+", ".java:N"));
    }
    // end::gone[]

    /** The client of the test may still be closing its connection. */
    private static String own(EventAssertionError failure) {
        String message = failure.getMessage();
        String without = message.replaceAll("\n  CONTEXT .* caused by test", "");
        return without.equals(message) ? message
                : without.replace("2 pieces of its work are", "1 piece of its work is")
                        .replaceAll("(HANDLER) +", "$1  ");
    }

    @FailOnLeftovers
    void strict() {
    }

    @BothWays
    void aHandlerThatOutlivesItsTestIsALeftover(String way) {
        end();
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "strict");
        leave(way, "/held/endpoint");
        var failure = assertThrows(EventAssertionError.class, test::end);
        assertEquals("""
                GoneClientTest.strict ended, but 1 piece of its work is still running:
                  HANDLER  for N ms  waits in Object.wait at Hold.hold(Hold.java:N), caused by request 1: GET /held/endpoint
                The test has @FailOnLeftovers: await the end of its work, for example with events.awaitIdle().
                The test saw:
                  #1  N ms  HTTP  GET /held/endpoint
                  #2  N ms  HTTP  GET /held/endpoint -> aborted after N""",
                own(failure).replaceAll("for +\\d+ ms", "for N ms").replaceAll("\\.java:\\d+", ".java:N")
                        .replaceAll("(#\\d) +\\d+ ms", "$1  N ms").replaceAll("after \\d+ (ms|µs)", "after N"));
        held.release();
        begin("aHandlerThatOutlivesItsTestIsALeftover");
    }
}
