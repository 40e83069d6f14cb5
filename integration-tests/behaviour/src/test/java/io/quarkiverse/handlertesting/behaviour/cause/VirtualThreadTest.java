package io.quarkiverse.handlertesting.behaviour.cause;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ExecutorService;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.virtual.threads.VirtualThreads;

/** Virtual threads keep the cause; before JDK 21, worker threads take their place. */
@QuarkusTest
class VirtualThreadTest {

    @Inject
    Events events;

    record Ran(boolean virtual) {
    }

    @Path("/virtual")
    public static class Endpoint {

        @Inject
        Event<Ran> ran;
        @Inject
        @VirtualThreads
        ExecutorService virtualThreads;

        @POST
        public void run() {
            virtualThreads.execute(() -> ran.fire(new Ran(isVirtual())));
        }

        /** {@code Thread.isVirtual()} exists since JDK 21. */
        private static boolean isVirtual() {
            return Thread.currentThread().getClass().getName().contains("Virtual");
        }
    }

    @Test
    void keepTheCause() {
        var ran = events.subscribe(fired(Ran.class));
        given().post("/virtual").then().statusCode(204);
        boolean expected = Runtime.version().feature() >= 21;
        assertTrue(expected == ran.await().virtual(), events::timeline);
        assertEquals(1, events.seen().stream().filter(event -> event.payload() instanceof CdiEvent)
                .filter(event -> event.cause() != null && event.cause().number() == 1).count(), events::timeline);
    }
}
