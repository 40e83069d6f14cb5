package io.quarkiverse.handlertesting.deployment.test.messaging;

import static io.quarkiverse.handlertesting.events.Selectors.delivered;
import static io.quarkiverse.handlertesting.events.Selectors.sent;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.events.Delivery.Outcome;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkiverse.handlertesting.messaging.MessagingAssertionError;
import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.core.json.JsonObject;

/** Channels of AMQP, RabbitMQ and MQTT in one application, all mocked. */
class OtherConnectorsTest extends QuarkusTestCallbacks.Each {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .setForcedDependencies(Stream.of("amqp", "rabbitmq", "mqtt")
                    .map(name -> Dependency.of("io.quarkus", "quarkus-messaging-" + name + "-deployment", Version.getVersion()))
                    .toList())
            .withApplicationRoot(root -> root.addClasses(QuarkusTestCallbacks.class, Parcels.class, Parcel.class))
            .overrideConfigKey("quarkus.handler-testing.channels.mocked", "true")
            .overrideConfigKey("mp.messaging.incoming.parcels.connector", "smallrye-amqp")
            .overrideConfigKey("mp.messaging.incoming.parcels.address", "post")
            .overrideConfigKey("mp.messaging.outgoing.labels.connector", "smallrye-amqp")
            .overrideConfigKey("mp.messaging.incoming.letters.connector", "smallrye-rabbitmq")
            .overrideConfigKey("mp.messaging.incoming.letters.queue.name", "letter-box")
            .overrideConfigKey("mp.messaging.incoming.readings.connector", "smallrye-mqtt");

    public record Parcel(String to) {
    }

    @ApplicationScoped
    public static class Parcels {

        @Incoming("parcels")
        @Outgoing("labels")
        Parcel label(JsonObject parcel) {
            if (parcel.getString("to").isEmpty()) {
                throw new IllegalArgumentException("no address");
            }
            return new Parcel(parcel.getString("to"));
        }

        @Incoming("letters")
        void read(String letter) {
            if (letter.isEmpty()) {
                throw new IllegalArgumentException("an empty letter");
            }
        }

        @Incoming("readings")
        void read(byte[] reading) {
            // Its delivery is recorded.
        }
    }

    @Inject
    Channels channels;
    @Inject
    Events events;

    @Test
    void writesObjectsAsJson() {
        var labels = events.subscribe(sent("labels", Parcel.class));
        var messages = events.subscribe(sent("labels"));
        channels.send("parcels", new Parcel("Ann")).expectAck();
        assertEquals(new Parcel("Ann"), labels.await());
        ChannelMessage label = messages.await();
        assertEquals("{\"to\":\"Ann\"}", label.text());
        assertEquals("labels Parcel[to=Ann]", label.toString().replace("OtherConnectorsTest.", ""));
    }

    @Test
    void findsChannelsByAddressAndQueue() {
        channels.send("post", new Parcel("Ann")).expectAck();
        channels.send("letter-box", "text").expectAck();
    }

    @Test
    void stopsWhereTheConnectorDoes() {
        channels.send("parcels", new Parcel("")).expectNack(IllegalArgumentException.class);
        assertThrows(MessagingAssertionError.class, channels.send("parcels", new Parcel("Ann"))::expectAck);
    }

    @Test
    void goesOnWhereTheConnectorDoes() {
        channels.send("letters", "").expectNack(IllegalArgumentException.class);
        channels.send("letters", "text").expectAck();
    }

    @Test
    void deliversBytesOverMqtt() {
        var deliveries = events.subscribe(delivered("readings"));
        channels.send("readings", "20 °C").expectAck();
        channels.send("readings", new byte[] { 1 }).expectAck();
        assertEquals(List.of("20 °C", "\u0001"),
                deliveries.take(2).stream().map(delivery -> new String((byte[]) delivery.payload(), UTF_8)).toList());
        assertEquals(Outcome.ACKED, deliveries.seen().get(0).outcome());
    }

    @Test
    void refusesWhatTheirMessagesDoNotHave() {
        assertEquals("Messages of the channel parcels have no keys here: only those of Kafka have. Add the metadata of its"
                + " connector with metadata(…).", refused(() -> channels.message("parcels", new Parcel("Ann")).key("k1")));
        assertEquals("Messages of the channel parcels have no headers here: only those of Kafka have. Add the metadata of its"
                + " connector with metadata(…).",
                refused(() -> channels.message("parcels", new Parcel("Ann")).header("tenant", "a")));
        assertEquals("A message to parcels needs a payload, but got null.", refused(() -> channels.send("parcels", null)));
    }

    private static String refused(Executable call) {
        return assertThrows(IllegalArgumentException.class, call).getMessage();
    }
}
