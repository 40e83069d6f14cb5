package io.quarkiverse.handlertesting.borders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import jakarta.inject.Inject;

import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.test.junit.QuarkusTest;

/**
 * The exception of a consumer is the reason of a nack, which goes to where the message came from. If the sender does not take
 * it, it reaches nobody, as does an exception that ends a channel.
 */
@QuarkusTest
@Timeout(120)
class ChannelFailuresTest {

    @Inject
    Events events;
    @Inject
    FailingConsumers consumers;

    /** The message of the only exception that reached nobody. */
    private String unseen() {
        return events.expectFailure(Boom.class).getMessage();
    }

    @ParameterizedTest
    @ValueSource(strings = { "payload", "uni", "stage", "blocking", "nacked", "to-payload", "chain", "always" })
    void theReasonOfANackIsUnseenIfTheMessageHasNoNack(String consumer) {
        consumers.to("fails-" + consumer).send(Message.of("hello"));
        assertEquals("hello", unseen());
        events.awaitIdle();
    }

    @Test
    void aCopyOfAMessageWithoutANackHasNone() {
        consumers.payload.send(Message.of("hello").addMetadata("with metadata").withPayload("copy"));
        assertEquals("copy", unseen());
    }

    @ParameterizedTest
    @ValueSource(strings = { "payload", "uni", "stage", "blocking", "nacked", "to-payload", "chain" })
    void aNackOfTheApplicationGetsTheReason(String consumer) {
        CompletableFuture<Throwable> reason = new CompletableFuture<>();
        consumers.to("fails-" + consumer).send(Message.of("hello", () -> CompletableFuture.completedFuture(null), failure -> {
            reason.complete(failure);
            return CompletableFuture.completedFuture(null);
        }));
        events.awaitIdle();
        assertEquals("hello", reason.join().getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = { "payload", "uni", "stage", "blocking", "nacked", "to-payload", "chain" })
    void theStageOfASenderHasTheReasonWhichIsUnseenUntilTheSenderLooksAtIt(String consumer) {
        consumers.to("fails-" + consumer).send("hello");
        assertEquals("hello", unseen());
        CompletionStage<Void> looked = consumers.to("fails-" + consumer).send("looked at");
        CompletableFuture<Throwable> reason = new CompletableFuture<>();
        looked.whenComplete((none, failure) -> reason.complete(failure));
        events.awaitIdle();
        assertEquals("looked at", reason.join().getMessage());
    }

    /** The worker that nacks the payload and the sender that looks at the stage are about equally fast. */
    @RepeatedTest(200)
    void aSenderThatLooksAtItsStageInTimeOrLateGetsTheReason() {
        CompletionStage<Void> sent = consumers.blocking.send("hello");
        assertEquals("hello",
                assertThrows(CompletionException.class, sent.toCompletableFuture()::join).getCause().getMessage());
        events.awaitIdle();
    }

    @Test
    void anEmitterThatDropsPayloadsAsConfiguredIsNoFailure() {
        consumers.droppedPayload.send("hello");
        events.awaitIdle();
    }

    @Test
    void aSenderThatForgetsItsMessageDoesNotGetTheReason() {
        consumers.mutiny.sendAndForget("hello");
        assertEquals("hello", unseen());
    }

    @Test
    void aMessageThatAnEmitterDropsAsConfiguredIsNoFailure() {
        consumers.dropped.sendAndForget("hello");
        events.awaitIdle();
    }

    @Test
    void aSenderThatAwaitsItsMessageGetsTheReason() {
        assertThrows(Boom.class, () -> consumers.mutiny.sendAndAwait("hello"));
        events.awaitIdle();
    }

    @Test
    void aSenderWithAFailureHandlerGetsTheReason() {
        CompletableFuture<Throwable> reason = new CompletableFuture<>();
        consumers.mutiny.send("hello").subscribe().with(sent -> {
        }, reason::complete);
        events.awaitIdle();
        assertEquals("hello", reason.join().getMessage());
    }

    /** These consumers cannot nack their messages, so SmallRye ends their channels, or those that they fill. */
    @ParameterizedTest
    @ValueSource(strings = { "before", "manual", "to-before", "stream" })
    void anExceptionThatEndsAChannelIsUnseen(String consumer) {
        consumers.to("fails-" + consumer).send(Message.of("hello"));
        assertEquals("hello", unseen());
        events.awaitIdle();
    }

    @Test
    void aMethodGetsTheExceptionThatEndsItsStream() {
        consumers.recovered.send(Message.of("hello"));
        events.awaitIdle();
    }

    @Test
    void aRetryThatSucceedsDeliversTheException() {
        consumers.once.send(Message.of("hello"));
        events.awaitIdle();
    }
}
