package io.quarkiverse.handlertesting.runtime.internal.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Replaces connectors when the configuration is read. */
class MockedConnectorsTest {

    private static final String INCOMING = "mp.messaging.incoming.";

    private static SmallRyeConfig config(String mocked) {
        Map<String, String> properties = Map.of("quarkus.handler-testing.channels.mocked", mocked,
                INCOMING + "orders.connector", "smallrye-kafka",
                INCOMING + "orders.topic", "topic",
                INCOMING + "\"a.b\".connector", "smallrye-amqp",
                "mp.messaging.outgoing.confirmations.connector", "smallrye-rabbitmq",
                INCOMING + "orders.concurrency", "3",
                INCOMING + "memory.connector", "smallrye-in-memory",
                INCOMING + "memory.concurrency", "2",
                "other.connector", "smallrye-kafka");
        return new MockedConnectors().configBuilder(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))).build();
    }

    private static String value(SmallRyeConfig config, String property) {
        return config.getConfigValue(property).getValue();
    }

    @Test
    void replacesAllConnectors() {
        SmallRyeConfig config = config("true");
        assertEquals("handler-testing", value(config, INCOMING + "orders.connector"));
        assertEquals("handler-testing", value(config, INCOMING + "\"a.b\".connector"));
        assertEquals("handler-testing", value(config, "mp.messaging.outgoing.confirmations.connector"));
    }

    @Test
    void keepsWhatIsNoConnectorOfABroker() {
        SmallRyeConfig config = config("true");
        assertEquals("smallrye-in-memory", value(config, INCOMING + "memory.connector"));
        assertEquals("topic", value(config, INCOMING + "orders.topic"));
        assertEquals("smallrye-kafka", value(config, "other.connector"));
        assertNull(value(config, INCOMING + "unknown.connector"));
    }

    @Test
    void keepsTheNameOfTheOriginalConnector() {
        SmallRyeConfig config = config("true");
        assertEquals("smallrye-kafka", value(config, INCOMING + "orders.connector.original"));
        assertEquals("smallrye-amqp", value(config, INCOMING + "\"a.b\".connector.original"));
    }

    @Test
    void replacesTheConnectorsOfNamedChannels() {
        SmallRyeConfig config = config("confirmations , a.b");
        assertEquals("smallrye-kafka", value(config, INCOMING + "orders.connector"));
        assertEquals("handler-testing", value(config, INCOMING + "\"a.b\".connector"));
        assertEquals("handler-testing", value(config, "mp.messaging.outgoing.confirmations.connector"));
    }

    @Test
    void keepsAChannelWithConcurrencyInOnePiece() {
        assertNull(value(config("true"), INCOMING + "orders.concurrency"));
        assertEquals("2", value(config("true"), INCOMING + "memory.concurrency"));
        assertEquals("3", value(config("confirmations"), INCOMING + "orders.concurrency"));
    }

    @Test
    void replacesNothingWithoutNames() {
        assertEquals("smallrye-kafka", value(config("false"), INCOMING + "orders.connector"));
        assertEquals("smallrye-kafka", value(config(""), INCOMING + "orders.connector"));
    }
}
