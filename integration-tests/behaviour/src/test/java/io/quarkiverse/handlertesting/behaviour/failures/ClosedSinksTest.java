package io.quarkiverse.handlertesting.behaviour.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkus.test.junit.QuarkusTest;

/** The client of a closed sink wants no event, so the exception of the task that sends one is delivered. */
@QuarkusTest
class ClosedSinksTest {

    @Inject
    Events events;
    @Inject
    HandlerClient client;

    @Path("closed-sinks")
    public static class Resource {

        @Inject
        ManagedExecutor executor;

        @POST
        public void send(@Context SseEventSink sink, @Context Sse sse) {
            sink.close();
            executor.execute(() -> sink.send(sse.newEvent("late")));
        }

        @POST
        @Path("rethrown")
        public void rethrow(@Context SseEventSink sink, @Context Sse sse) {
            sink.close();
            executor.execute(() -> {
                try {
                    sink.send(sse.newEvent("late"));
                } catch (IllegalStateException closed) {
                    throw new Boom("another");
                }
            });
        }
    }

    @Test
    void anExceptionOfAClosedSinkIsNoFailure() {
        client.post("/closed-sinks").send();
        events.awaitIdle();
    }

    @Test
    void anotherExceptionIsOne() {
        client.post("/closed-sinks/rethrown").send();
        assertEquals("another", events.expectFailure(Boom.class).getMessage());
    }
}
