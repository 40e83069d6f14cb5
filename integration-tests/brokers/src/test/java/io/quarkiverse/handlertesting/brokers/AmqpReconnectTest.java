package io.quarkiverse.handlertesting.brokers;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.amqp.AmqpConnectorCommonConfiguration;
import io.smallrye.reactive.messaging.amqp.ConnectionHolder;
import io.vertx.amqp.AmqpClientOptions;
import io.vertx.mutiny.amqp.AmqpClient;
import io.vertx.mutiny.core.Vertx;

/** The connector connects again when a message needs it. */
@QuarkusTest
@QuarkusTestResource(AmqpBroker.class)
@Timeout(120)
class AmqpReconnectTest {

    @Inject
    Events events;

    /** Connects as the connector does. */
    @Path("connections")
    public static class Connections {

        @Inject
        Vertx vertx;
        @ConfigProperty(name = "amqp-port")
        int port;

        @POST
        @NonBlocking
        public Uni<Void> connect() {
            AmqpClient client = AmqpClient.create(vertx, new AmqpClientOptions().setHost("localhost").setPort(port));
            return new ConnectionHolder(client, new AmqpConnectorCommonConfiguration(ConfigProvider.getConfig()), vertx, null)
                    .getOrEstablishConnection().replaceWithVoid();
        }
    }

    @Test
    void doesNotWaitForTheTimersOfTheConnection() {
        RestAssured.post("/connections").then().statusCode(204);
        events.awaitIdle();
    }
}
