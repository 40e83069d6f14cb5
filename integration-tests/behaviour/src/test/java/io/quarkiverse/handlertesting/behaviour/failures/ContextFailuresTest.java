package io.quarkiverse.handlertesting.behaviour.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;

/** Vert.x only logs what its timers and tasks throw, unless the application has a handler of exceptions. */
@QuarkusTest
class ContextFailuresTest {

    @Inject
    Events events;
    @Inject
    Vertx vertx;
    @Inject
    io.vertx.mutiny.core.Vertx bindings;

    private void expect(String message) {
        assertEquals(message, events.expectFailure(Boom.class).getMessage());
    }

    @Test
    void aTimerFailsUnseen() {
        vertx.setTimer(1, id -> {
            throw new Boom("timer");
        });
        expect("timer");
    }

    @Test
    void aPeriodicTimerFailsUnseen() {
        long timer = vertx.setPeriodic(1, id -> {
            throw new Boom("periodic");
        });
        expect("periodic");
        // Repetitions are expected too.
        vertx.cancelTimer(timer);
    }

    @Test
    void aTaskOfAContextFailsUnseen() {
        vertx.getOrCreateContext().runOnContext(run -> {
            throw new Boom("task");
        });
        expect("task");
    }

    @Test
    void aTaskOfAnEventLoopFailsUnseen() {
        vertx.nettyEventLoopGroup().next().execute(() -> {
            throw new Boom("loop");
        });
        expect("loop");
    }

    @Test
    void aCallbackOfAFutureFailsUnseen() {
        vertx.executeBlocking(() -> 1).onSuccess(value -> {
            throw new Boom("callback");
        });
        expect("callback");
    }

    @Test
    void aHandlerOfTheContextGetsTheException() throws Exception {
        CompletableFuture<Throwable> handled = new CompletableFuture<>();
        Context context = vertx.getOrCreateContext();
        context.exceptionHandler(handled::complete);
        context.runOnContext(run -> {
            throw new Boom("task");
        });
        assertEquals("task", handled.get(30, TimeUnit.SECONDS).getMessage());
        // The thread of the test keeps its context.
        context.exceptionHandler(null);
        events.awaitIdle();
    }

    @Test
    void aHandlerOfVertxGetsTheExceptionOfATimer() throws Exception {
        withHandler(handler -> vertx.exceptionHandler(handler::accept));
    }

    @Test
    void aHandlerThatIsSetByTheBindingsOfMutinyGetsTheExceptionOfATimer() throws Exception {
        withHandler(handler -> bindings.exceptionHandler(handler));
    }

    private void withHandler(Consumer<Consumer<Throwable>> set) throws Exception {
        CompletableFuture<Throwable> handled = new CompletableFuture<>();
        Handler<Throwable> before = vertx.exceptionHandler();
        set.accept(handled::complete);
        try {
            vertx.setTimer(1, id -> {
                throw new Boom("timer");
            });
            assertEquals("timer", handled.get(30, TimeUnit.SECONDS).getMessage());
        } finally {
            vertx.exceptionHandler(before);
        }
        events.awaitIdle();
    }
}
