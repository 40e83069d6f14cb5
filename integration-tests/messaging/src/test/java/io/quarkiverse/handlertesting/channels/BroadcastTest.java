package io.quarkiverse.handlertesting.channels;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkiverse.handlertesting.messaging.SentMessage;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

/** A channel with two consumers. */
@QuarkusTest
class BroadcastTest {

    @ApplicationScoped
    static class Twice {

        private final AtomicReference<CompletableFuture<Void>> end = new AtomicReference<>(
                CompletableFuture.completedFuture(null));

        void endSlowWith(CompletableFuture<Void> signal) {
            end.set(signal);
        }

        @Incoming("twice")
        Uni<Void> quick(String text) {
            return Uni.createFrom().voidItem();
        }

        @Incoming("twice")
        Uni<Void> slow(String text) {
            return Uni.createFrom().completionStage(end.get());
        }
    }

    @Inject
    Channels channels;
    @Inject
    Events events;
    @Inject
    Twice twice;

    @Test
    void waitsForAllConsumersThoughOneHasAcked() {
        CompletableFuture<Void> end = new CompletableFuture<>();
        twice.endSlowWith(end);
        SentMessage message = channels.send("twice", "text");
        message.expectAck();
        assertThrows(EventAssertionError.class, () -> events.awaitIdle(Duration.ZERO));
        end.complete(null);
        events.awaitIdle(message);
    }
}
