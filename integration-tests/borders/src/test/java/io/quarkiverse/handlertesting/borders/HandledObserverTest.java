package io.quarkiverse.handlertesting.borders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.arc.AsyncObserverExceptionHandler;
import io.quarkus.test.junit.QuarkusTest;

/** An application that handles the exceptions of asynchronous observers gets them, whether or not it looks at the stage. */
@QuarkusTest
class HandledObserverTest {

    @Inject
    Events events;
    @Inject
    Event<Shipped> shipped;
    @Inject
    Handler handler;

    record Shipped(String item) {
    }

    @Singleton
    static class Shipper {

        void ship(@ObservesAsync Shipped event) {
            throw new Boom(event.item());
        }
    }

    @Singleton
    static class Handler implements AsyncObserverExceptionHandler {

        final List<String> handled = new CopyOnWriteArrayList<>();

        @Override
        public void handle(Throwable thrown, ObserverMethod<?> observer, EventContext<?> event) {
            handled.add(thrown.getMessage());
        }
    }

    @Test
    void theHandlerOfTheApplicationGetsTheException() {
        shipped.fireAsync(new Shipped("book"));
        events.awaitIdle();
        assertEquals(List.of("book"), handler.handled);
    }
}
