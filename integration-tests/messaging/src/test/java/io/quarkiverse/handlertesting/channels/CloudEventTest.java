package io.quarkiverse.handlertesting.channels;

import static io.quarkiverse.handlertesting.events.Selectors.delivered;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.events.Selectors.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkiverse.handlertesting.messaging.MessageRequest;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.ce.CloudEventMetadata;
import io.smallrye.reactive.messaging.ce.IncomingCloudEventMetadata;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.vertx.core.json.JsonObject;

/** Cloud events of Kafka, with attributes in headers (binary) or in the JSON of the payload (structured). */
@QuarkusTest
class CloudEventTest {

    /** A message as its consumer saw it: {@code type} is {@code null} without a cloud event. */
    record Parcel(Object payload, String type) {
    }

    @ApplicationScoped
    static class Parcels {

        @Inject
        Event<Parcel> seen;

        @Incoming("shipments")
        @Outgoing("shipped")
        Message<Order> ship(Message<Order> order) {
            see(order);
            return order.addMetadata(OutgoingCloudEventMetadata.builder().withId("7").withType("shipped")
                    .withSource(URI.create("urn:shop")).build());
        }

        @Incoming("parcels")
        @Outgoing("structured")
        Message<String> pack(Message<JsonObject> parcel) {
            see(parcel);
            return parcel.withPayload(parcel.getPayload().getString("id"));
        }

        @Incoming("plain-parcels")
        CompletionStage<Void> plain(Message<JsonObject> parcel) {
            see(parcel);
            return parcel.ack();
        }

        private void see(Message<?> message) {
            seen.fire(new Parcel(message.getPayload(),
                    message.getMetadata(IncomingCloudEventMetadata.class).map(CloudEventMetadata::getType).orElse(null)));
        }
    }

    private static final String STRUCTURED = "application/cloudevents+json; charset=UTF-8";

    @Inject
    Channels channels;
    @Inject
    Events events;

    @Test
    void readsAndWritesAttributesInHeaders() {
        // tag::binary[]
        var shipped = events.subscribe(sent("shipped"));
        channels.message("shipments", new Order("1", "book")).header("ce_specversion", "1.0").header("ce_id", "1")
                .header("ce_source", "urn:test").header("ce_type", "ordered").send().expectAck();
        assertEquals("shipped", shipped.await().header("ce_type").orElseThrow());
        // end::binary[]
        ChannelMessage message = shipped.seen().get(0);
        assertEquals("{\"id\":\"1\",\"item\":\"book\"}", message.text());
        assertEquals("7", message.header("ce_id").orElseThrow());
        assertEquals("urn:shop", message.header("ce_source").orElseThrow());
        assertEquals(new Parcel(new Order("1", "book"), "ordered"),
                events.subscribeFromStart(fired(Parcel.class)).await());
    }

    private MessageRequest structured(String channel, JsonObject event) {
        return channels.message(channel, event).header("content-type", STRUCTURED);
    }

    private static JsonObject event() {
        return new JsonObject().put("specversion", "1.0").put("id", "1").put("source", "urn:test").put("type", "packed")
                .put("data", new JsonObject().put("id", "5"));
    }

    @Test
    void readsAndWritesAttributesInThePayload() {
        var seen = events.subscribe(fired(Parcel.class));
        var deliveries = events.subscribe(delivered("parcels"));
        var sent = events.subscribe(sent("structured"));
        structured("parcels", event()).send().expectAck();
        assertEquals(new Parcel(new JsonObject().put("id", "5"), "packed"), seen.await());
        assertEquals(new JsonObject().put("id", "5"), deliveries.await().payload());
        ChannelMessage message = sent.await();
        JsonObject written = new JsonObject(message.text());
        assertEquals("parcel", written.getString("type"));
        assertEquals("urn:shop", written.getString("source"));
        assertEquals("5", written.getString("data"));
        assertEquals(STRUCTURED, message.header("content-type").orElseThrow());
    }

    @Test
    void cannotReadAnEventWithoutASource() {
        JsonObject event = event();
        event.remove("source");
        assertEquals("The JSON value must contain the source attribute",
                structured("parcels", event).send().expectNack(IllegalArgumentException.class).getMessage());
    }

    @Test
    void isNoCloudEventWhereTheyAreDisabled() {
        var seen = events.subscribe(fired(Parcel.class));
        structured("plain-parcels", event()).send().expectAck();
        assertEquals(new Parcel(event(), null), seen.await());
    }

    @Test
    void isNoCloudEventWithoutAttributes() {
        var seen = events.subscribe(fired(Parcel.class));
        channels.send("shipments", new Order("2", "pen")).expectAck();
        assertEquals(new Parcel(new Order("2", "pen"), null), seen.await());
    }
}
