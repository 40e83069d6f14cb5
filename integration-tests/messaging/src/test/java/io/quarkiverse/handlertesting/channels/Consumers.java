package io.quarkiverse.handlertesting.channels;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.vertx.core.Context;
import io.vertx.core.json.JsonObject;

/** Consumers of channels that only tests have. */
@ApplicationScoped
public class Consumers {

    @Inject
    Event<Seen> seen;

    /**
     * A message as a consumer saw it.
     *
     * @param payload {@code null} for none
     */
    record Seen(String channel, Object payload, String thread, boolean isOnDuplicatedContext, boolean isOnEventLoop) {
    }

    private void see(String channel, Object payload) {
        seen.fire(new Seen(channel, payload, Thread.currentThread().getName(), VertxContext.isOnDuplicatedContext(),
                Context.isOnEventLoopThread()));
    }

    @Incoming("raw")
    void raw(byte[] bytes) {
        see("raw", bytes.length);
    }

    @Incoming("numbers")
    void number(Integer number) {
        if (number < 0) {
            throw new IllegalArgumentException("negative");
        }
        see("numbers", number);
    }

    @Incoming("objects")
    Uni<Void> object(JsonObject object) {
        see("objects", object);
        return Uni.createFrom().voidItem();
    }

    @Incoming("lenient")
    CompletionStage<Void> lenient(Message<Order> order) {
        see("lenient", order.getPayload());
        return order.ack();
    }

    @Incoming("lenient-dead")
    CompletionStage<Void> lenientDead(Message<Order> order) {
        see("lenient-dead", order.getPayload());
        return order.ack();
    }

    @Incoming("silent")
    CompletionStage<Void> silent(Message<String> message) {
        see("silent", message.getPayload());
        return CompletableFuture.completedFuture(null);
    }

    @Incoming("paused")
    void paused(String text) {
        see("paused", text);
    }

    @Incoming("stock")
    @Blocking
    void stock(String text) {
        see("stock", text);
    }

    @Incoming("stock-audit")
    void audit(String text) {
        see("stock-audit", text);
    }

    @Incoming("matching")
    CompletionStage<Void> matching(Message<String> text) {
        see("matching", text.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow().getTopic());
        return text.ack();
    }

    @Incoming("disabled")
    void disabled(String text) {
        see("disabled", text);
    }

    @Incoming("prices")
    @Outgoing("inner")
    String price(String text) {
        return text;
    }

    @Incoming("inner")
    void inner(String text) {
        see("inner", text);
    }

    @Incoming("chained")
    @Outgoing("chain-end")
    @NonBlocking
    Message<String> chained(Message<String> text) {
        see("chained", text.getPayload());
        return text.withPayload(text.getPayload());
    }

    @Incoming("chain-end")
    @Blocking
    CompletionStage<Void> chainEnd(Message<String> text) {
        if (text.getPayload().equals("broken")) {
            throw new IllegalStateException("no end");
        }
        return text.ack();
    }

    @Incoming("weights")
    void weigh(PayloadTest.Weight weight) {
        see("weights", weight);
    }

    @Incoming("batches")
    void batch(List<Order> orders) {
        see("batches", orders);
    }

    @Incoming("record-batches")
    CompletionStage<Void> batch(KafkaRecordBatch<String, String> records) {
        see("record-batches", records.getRecords().stream().map(record -> record.getKey() + record.getPayload()).toList());
        return records.nack(new IllegalArgumentException("no batch"));
    }

    @Incoming("users")
    @Outgoing("answers")
    @Blocking(ordered = false)
    String user(String text) {
        return text + "!";
    }

    @Incoming("partitions")
    void partition(String text, IncomingKafkaRecordMetadata<?, ?> metadata) {
        see("partitions", metadata.getPartition());
    }

    @Incoming("no-reason")
    CompletionStage<Void> noReason(Message<String> text) {
        return text.nack(null);
    }

    @Incoming("concurrent")
    void concurrent(String text) {
        see("concurrent", text);
    }

    @Incoming("broken-stage")
    CompletionStage<Void> brokenStage(Message<String> text) {
        return CompletableFuture.failedFuture(new IllegalStateException("no stage"));
    }

    @Incoming("broken-method")
    CompletionStage<Void> brokenMethod(Message<String> text) {
        throw new IllegalStateException("no method");
    }

    @Incoming("broken-uni")
    Uni<Void> brokenUni(Message<String> text) {
        return Uni.createFrom().failure(new IllegalStateException("no uni"));
    }
}
