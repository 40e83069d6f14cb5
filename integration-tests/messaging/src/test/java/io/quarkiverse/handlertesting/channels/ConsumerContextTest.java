package io.quarkiverse.handlertesting.channels;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.annotations.Blocking;

/** A test has a request context, which its messages do not take to their consumers: over a broker it would not come either. */
@QuarkusTest
class ConsumerContextTest {

    private static final String NONE = "none";

    /** @param request the number of the request, or {@link #NONE} */
    record Consumed(String text, String request) {
    }

    @RequestScoped
    static class RequestNumber {

        private final String number = UUID.randomUUID().toString();

        String get() {
            return number;
        }
    }

    @ApplicationScoped
    static class ContextConsumers {

        @Inject
        RequestNumber request;
        @Inject
        Event<Consumed> consumed;

        private void consume(String text) {
            String number;
            try {
                number = request.get();
            } catch (ContextNotActiveException none) {
                number = NONE;
            }
            consumed.fire(new Consumed(text, number));
        }

        @Incoming("contexts")
        void payload(String text) {
            consume(text);
        }

        @Incoming("contexts-uni")
        Uni<Void> uni(String text) {
            return Uni.createFrom().voidItem().invoke(() -> consume(text));
        }

        @Incoming("contexts-blocking")
        @Blocking
        void blocking(String text) {
            consume(text);
        }

        @Incoming("contexts-chain")
        @Outgoing("contexts-chain-end")
        String chain(String text) {
            return text;
        }

        @Incoming("contexts-chain-end")
        void chainEnd(String text) {
            consume(text);
        }

        @Incoming("contexts-own")
        @ActivateRequestContext
        void own(String text) {
            consume(text);
        }
    }

    @Inject
    Channels channels;
    @Inject
    Events events;
    @Inject
    RequestNumber request;

    @ParameterizedTest
    @ValueSource(strings = { "contexts", "contexts-uni", "contexts-blocking", "contexts-chain" })
    void isNotThatOfTheTest(String channel) {
        assertNotEquals(NONE, request.get());
        var consumed = events.subscribe(fired(Consumed.class));
        channels.send(channel, "text").expectAck();
        assertEquals(new Consumed("text", NONE), consumed.await());
    }

    @Test
    void isThatOfTheConsumerIfItHasOne() {
        var consumed = events.subscribe(fired(Consumed.class));
        channels.send("contexts-own", "first").expectAck();
        channels.send("contexts-own", "second").expectAck();
        List<String> numbers = consumed.take(2).stream().map(Consumed::request).toList();
        assertEquals(3, List.of(request.get(), numbers.get(0), numbers.get(1)).stream().distinct().count());
    }

    @ParameterizedTest
    @ValueSource(strings = { "contexts", "contexts-uni", "contexts-blocking", "contexts-chain", "contexts-own" })
    void keepsTheOrderOfMessages(String channel) {
        var consumed = events.subscribe(fired(Consumed.class));
        List<String> texts = IntStream.range(0, 20).mapToObj(Integer::toString).toList();
        texts.forEach(text -> channels.send(channel, text));
        assertEquals(texts, consumed.take(20).stream().map(Consumed::text).toList());
    }
}
