package io.quarkiverse.handlertesting.runtime.internal.hops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.hops.FakeServer.FakeContext;

/** An exchange counts as work until it is over and the application's handlers of its end have run. */
class ServerExchangeTest {

    private final TestRun test = FakeServer.test();
    private final RunningCause cause = test.request("GET /pull");
    private final FakeContext context = new FakeContext();
    private final AtomicInteger unrouted = new AtomicInteger();
    private final ServerExchange exchange = new ServerExchange(unrouted::incrementAndGet);
    private boolean closed;

    private void route() {
        exchange.route(cause.begin(WorkKind.HTTP, "GET /pull"), context.context(), FakeServer.response(() -> closed));
    }

    private boolean isRunning() {
        return !test.leftovers().isEmpty();
    }

    @Test
    void endsAfterTheHandlersThatRunNow() {
        route();
        exchange.end();
        assertTrue(isRunning());
        context.run();
        assertFalse(isRunning());
        assertEquals(0, unrouted.get());
    }

    @Test
    void goesOnAfterAFailureThatClosesNothing() {
        route();
        exchange.failed();
        context.run();
        assertTrue(isRunning());
        exchange.end();
        context.run();
        assertFalse(isRunning());
    }

    @Test
    void endsAfterAFailureThatCloses() {
        route();
        exchange.failed();
        // Vert.x reports the failure before it closes the response.
        closed = true;
        context.run();
        assertFalse(isRunning());
    }

    @Test
    void endsIfItWasOverBeforeItWasRouted() {
        exchange.end();
        route();
        context.run();
        assertFalse(isRunning());
    }

    @Test
    void endsIfItsResponseWasClosedBeforeItWasRouted() {
        exchange.failed();
        closed = true;
        route();
        context.run();
        assertFalse(isRunning());
    }

    @Test
    void isForgottenIfItEndsBeforeItIsRouted() {
        exchange.end();
        assertEquals(1, unrouted.get());
    }

    @Test
    void asksItsEventLoopOnce() {
        route();
        exchange.end();
        exchange.failed();
        exchange.end();
        assertEquals(1, context.run());
    }

    @Test
    void endsIfItsEventLoopHasStopped() {
        route();
        context.stop(new RejectedExecutionException("event executor terminated"));
        exchange.end();
        assertFalse(isRunning());
    }
}
