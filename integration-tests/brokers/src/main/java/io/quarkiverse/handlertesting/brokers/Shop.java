package io.quarkiverse.handlertesting.brokers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;

/** Sends orders over a broker, and handles those that arrive. */
@ApplicationScoped
public class Shop {

    @Channel("orders-out")
    Emitter<Order> orders;
    @Channel("requests")
    Emitter<Record<String, String>> requests;
    @Channel("invoices-out")
    Emitter<String> invoices;
    @Channel("parked-out")
    Emitter<String> parked;
    @Channel("parcels-out")
    Emitter<String> parcels;
    @Channel("audits-out")
    Emitter<String> audits;
    @Inject
    Event<Handled> handled;
    @Inject
    Gate gate;

    void order(String id, String item) {
        orders.send(Message.of(new Order(id, item)).addMetadata(OutgoingKafkaRecordMetadata.<String> builder().withKey(id)
                .withHeaders(new RecordHeaders().add("tenant", "a".getBytes())).build()));
    }

    CompletionStage<Void> request(String id) {
        return requests.send(Record.of(id, "request " + id));
    }

    void invoice(String id) {
        invoices.send(id);
    }

    CompletionStage<Void> park(String id) {
        return parked.send(id);
    }

    void pack(String id) {
        parcels.send(id);
    }

    @Incoming("orders")
    @Blocking
    public CompletionStage<Void> accept(Message<Order> order) throws InterruptedException {
        if (order.getPayload().item().equals("slow")) {
            gate.pass();
        }
        handled.fire(handled("orders", order.getPayload().id(), order));
        return order.ack();
    }

    @Incoming("replies")
    public CompletionStage<Void> reply(Message<String> reply) {
        handled.fire(handled("replies", reply.getPayload(), reply));
        return reply.ack();
    }

    @Incoming("invoices")
    public void book(String invoice) {
        throw new IllegalStateException("no account for " + invoice);
    }

    @Incoming("parked")
    public void unpark(String id) {
        handled.fire(new Handled("parked", id, null, List.of()));
    }

    void audit(String id) {
        audits.send(id);
    }

    @Incoming("audits")
    public CompletionStage<Void> note(Message<String> audit) {
        handled.fire(new Handled(audit.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow().getTopic(),
                audit.getPayload(), null, List.of()));
        return audit.ack();
    }

    @Incoming("parcels")
    public void ship(List<String> ids) {
        ids.forEach(id -> handled.fire(new Handled("parcels", id, null, List.of())));
    }

    private static Handled handled(String channel, String id, Message<?> message) {
        IncomingKafkaRecordMetadata<?, ?> record = message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
        List<String> headers = new ArrayList<>();
        record.getHeaders().forEach(header -> headers.add(header.key()));
        return new Handled(channel, id, (String) record.getKey(), headers);
    }
}
