package io.quarkiverse.handlertesting.sse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.streams.Fake;

/** Converts frames to events that a JAX-RS resource sends. */
class OutboundEventsTest {

    private static List<String> built(SseFrame frame) {
        List<String> calls = new ArrayList<>();
        OutboundSseEvent.Builder builder = Fake.of(OutboundSseEvent.Builder.class, (method, argument) -> {
            calls.add(argument == null ? method : method + " " + argument);
            return null;
        });
        OutboundEvents.of(Fake.of(Sse.class, (method, argument) -> builder), frame);
        return calls;
    }

    @Test
    void convertsAnEventWithData() {
        assertEquals(List.of("data a", "build"), built(SseFrame.data("a")));
    }

    @Test
    void convertsAllFieldsOfAFrame() {
        assertEquals(List.of("name token", "id 7", "reconnectDelay 5", "data a", "build"),
                built(SseFrame.event("token", "a").withId("7").withRetry(Duration.ofMillis(5))));
    }

    @Test
    void convertsAComment() {
        assertEquals(List.of("comment beat", "build"), built(SseFrame.comment("beat")));
    }

    @Test
    void givesAFrameWithoutDataAnEmptyComment() {
        assertEquals(List.of("reconnectDelay 5", "comment ", "build"), built(SseFrame.retry(Duration.ofMillis(5))));
    }
}
