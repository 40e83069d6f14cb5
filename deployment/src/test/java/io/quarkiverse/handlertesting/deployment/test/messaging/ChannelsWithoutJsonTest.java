package io.quarkiverse.handlertesting.deployment.test.messaging;

import static io.quarkiverse.handlertesting.events.Selectors.sent;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkiverse.handlertesting.runtime.internal.json.ApplicationJson;
import io.quarkiverse.handlertesting.runtime.internal.json.VertxJson;
import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.core.json.JsonObject;

/** Mocked channels of an application without Jackson and JSON-B. Of all connectors, only that of MQTT brings neither. */
class ChannelsWithoutJsonTest extends QuarkusTestCallbacks.Each {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .setForcedDependencies(
                    List.of(Dependency.of("io.quarkus", "quarkus-messaging-mqtt-deployment", Version.getVersion())))
            .withApplicationRoot(root -> root.addClasses(QuarkusTestCallbacks.class, Meter.class))
            .overrideConfigKey("quarkus.handler-testing.channels.mocked", "true")
            .overrideConfigKey("mp.messaging.incoming.readings.connector", "smallrye-mqtt")
            .overrideConfigKey("mp.messaging.outgoing.texts.connector", "smallrye-mqtt")
            .overrideConfigKey("mp.messaging.incoming.triggers.connector", "smallrye-mqtt")
            .overrideConfigKey("mp.messaging.outgoing.objects.connector", "smallrye-mqtt");

    @ApplicationScoped
    static class Meter {

        @Incoming("readings")
        @Outgoing("texts")
        String text(byte[] reading) {
            return new String(reading, UTF_8);
        }

        @Incoming("triggers")
        @Outgoing("objects")
        JsonObject read(byte[] trigger) {
            return new JsonObject().put("degrees", 20);
        }
    }

    @Inject
    Channels channels;
    @Inject
    Events events;

    @Test
    void useTheCodecOfVertx() {
        assertSame(VertxJson.class, ApplicationJson.find().getClass());
    }

    @Test
    void takeTextNumbersBytesAndJsonOfVertx() {
        var texts = events.subscribe(sent("texts", String.class));
        channels.send("readings", "20 °C").expectAck();
        channels.send("readings", 20).expectAck();
        channels.send("readings", new byte[] { 65 }).expectAck();
        channels.send("readings", new JsonObject().put("degrees", 20)).expectAck();
        assertEquals(List.of("20 °C", "20", "A", "{\"degrees\":20}"), texts.take(4));
    }

    @Test
    void handOutJsonOfVertx() {
        var objects = events.subscribe(sent("objects", JsonObject.class));
        channels.send("triggers", new byte[0]).expectAck();
        assertEquals(new JsonObject().put("degrees", 20), objects.await());
    }
}
