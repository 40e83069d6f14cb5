package io.quarkiverse.handlertesting.behaviour.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;

/** The sender of a request gets the exception of its consumer; that of another message is only logged, or dropped. */
@QuarkusTest
class ConsumerFailuresTest {

    @Inject
    Events events;
    @Inject
    Vertx vertx;

    @Singleton
    static class Consumers {

        @Inject
        Vertx vertx;

        void start(@Observes StartupEvent event) {
            vertx.eventBus().<String> consumer("failures.plain", message -> {
                throw new Boom(message.body());
            });
        }

        @ConsumeEvent("failures.method")
        void method(String message) {
            throw new Boom(message);
        }

        @ConsumeEvent(value = "failures.blocking", blocking = true)
        void blocking(String message) {
            throw new Boom(message);
        }

        @ConsumeEvent("failures.stage")
        CompletionStage<String> stage(String message) {
            CompletableFuture<String> result = new CompletableFuture<>();
            vertx.setTimer(1, due -> result.completeExceptionally(new Boom(message)));
            return result.thenApply(String::trim);
        }

        @ConsumeEvent("failures.uni")
        Uni<String> uni(String message) {
            return Uni.createFrom().emitter(emitter -> vertx.setTimer(1, due -> emitter.fail(new Boom(message))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "plain", "method", "blocking", "stage", "uni" })
    void aMessageFailsUnseen(String consumer) {
        vertx.eventBus().send("failures." + consumer, "sent");
        assertEquals("sent", events.expectFailure(Boom.class).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = { "plain", "method", "blocking", "stage", "uni" })
    void aPublishedMessageFailsUnseen(String consumer) {
        vertx.eventBus().publish("failures." + consumer, "published");
        assertEquals("published", events.expectFailure(Boom.class).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = { "method", "blocking", "stage", "uni" })
    void theSenderOfARequestGetsTheException(String consumer) {
        ExecutionException failed = assertThrows(ExecutionException.class,
                () -> vertx.eventBus().request("failures." + consumer, "asked").toCompletionStage().toCompletableFuture()
                        .get(30, TimeUnit.SECONDS));
        assertTrue(failed.getCause() instanceof ReplyException && failed.getCause().getMessage().contains("asked"));
        events.awaitIdle();
    }

    /** Vert.x sends no reply for a consumer that throws: the sender only knows that none has come in time. */
    @Test
    void theSenderOfARequestToAPlainConsumerDoesNot() {
        vertx.eventBus().request("failures.plain", "asked", new DeliveryOptions().setSendTimeout(1));
        assertEquals("asked", events.expectFailure(Boom.class).getMessage());
    }
}
