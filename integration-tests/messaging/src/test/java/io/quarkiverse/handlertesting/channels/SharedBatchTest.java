package io.quarkiverse.handlertesting.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkiverse.handlertesting.messaging.SentMessage;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

/** A batch that is made of messages of several senders. */
@QuarkusTest
class SharedBatchTest {

    private record Batch(List<String> texts, CompletableFuture<Void> end) {
    }

    record Packed(List<String> texts) {
    }

    @ApplicationScoped
    static class Packer {

        @Inject
        Event<Packed> packed;
        private final BlockingQueue<Batch> batches = new LinkedBlockingQueue<>();

        @Incoming("shared-batches")
        Uni<Void> pack(List<String> texts) {
            packed.fire(new Packed(texts));
            Batch batch = new Batch(texts, new CompletableFuture<>());
            batches.add(batch);
            return Uni.createFrom().completionStage(batch.end);
        }

        /** The next batch; it lasts until the test completes its end. */
        Batch awaitBatch() throws InterruptedException {
            Batch batch = batches.poll(60, TimeUnit.SECONDS);
            if (batch == null) {
                throw new IllegalStateException("no batch has come");
            }
            return batch;
        }
    }

    @Inject
    Channels channels;
    @Inject
    Events events;
    @Inject
    Packer packer;

    @Test
    void isWorkOfEachMessage() throws InterruptedException {
        SentMessage before = channels.send("shared-batches", "held");
        Batch held = packer.awaitBatch();
        SentMessage first = channels.send("shared-batches", "first");
        SentMessage second = channels.send("shared-batches", "second");
        held.end.complete(null);
        Batch both = packer.awaitBatch();
        events.awaitIdle(before);
        assertEquals(List.of("first", "second"), both.texts);
        String report = assertThrows(EventAssertionError.class, () -> events.awaitIdle(Duration.ZERO)).getMessage();
        assertEquals(List.of("request 2: message to shared-batches", "request 3: message to shared-batches"), report.lines()
                .filter(line -> line.contains(", caused by ")).map(line -> line.replaceAll(".*, caused by ", "")).distinct()
                .sorted()
                .toList());
        both.end.complete(null);
        first.expectAck();
        second.expectAck();
        events.awaitIdle();
        // The application fired one event for the batch.
        assertEquals(List.of("request 1: message to shared-batches", "request 2: message to shared-batches"), events.seen()
                .stream().filter(event -> event.payload() instanceof CdiEvent).map(event -> event.cause().toString()).toList());
    }

    @Test
    void hasMessagesOfOneTestOnly() throws InterruptedException {
        channels.send("shared-batches", "held");
        Batch held = packer.awaitBatch();
        try (var ann = events.open("ann")) {
            SentMessage ofAnn = channels.send("shared-batches", "of Ann");
            try (var bob = events.open("bob")) {
                SentMessage ofBob = channels.send("shared-batches", "of Bob");
                held.end.complete(null);
                Batch first = packer.awaitBatch();
                assertEquals(List.of("of Ann"), first.texts);
                first.end.complete(null);
                ofAnn.expectAck();
                Batch second = packer.awaitBatch();
                assertEquals(List.of("of Bob"), second.texts);
                second.end.complete(null);
                ofBob.expectAck();
            }
        }
    }
}
