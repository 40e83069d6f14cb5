package io.quarkiverse.handlertesting.runtime.internal.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelFormat.Received;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelFormat.Sending;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.json.JsonObject;

/** How messages arrive over connectors without serializers. */
class PlainFormatTest {

    public static final class Quote {

        public int price;

        public Quote() {
        }

        Quote(int price) {
            this.price = price;
        }
    }

    private static Received received(String connector, Class<?> type, Object payload) {
        ChannelAttributes quotes = new ChannelAttributes(new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(
                Map.of("channel-name", "quotes", "connector.original", connector), "test", 100)).build());
        return new PlainFormat().reader(quotes, type.getName()).read(new Sending(payload, null, Map.of()), "quotes");
    }

    @Test
    void readTheTypeOfTheConsumerOverPulsar() {
        assertEquals(5, ((Quote) received("smallrye-pulsar", Quote.class, new Quote(5)).payload()).price);
        assertEquals(5, ((Quote) received("smallrye-pulsar", Quote.class, Map.of("price", 5)).payload()).price);
        assertEquals(5, ((Quote) received("smallrye-pulsar", Quote.class, "{\"price\":5}".getBytes(UTF_8)).payload()).price);
    }

    @Test
    void areUnreadableOverPulsarIfTheyHaveAnotherType() {
        Received text = received("smallrye-pulsar", Quote.class, "no JSON");
        assertNull(text.payload());
        assertTrue(text.failure() instanceof IllegalArgumentException, () -> "" + text.failure());
    }

    @Test
    void arePlainOverPulsarIfTheConsumerTakesThat() {
        assertEquals("text", received("smallrye-pulsar", String.class, "text").payload());
        assertEquals(5, received("smallrye-pulsar", Integer.class, 5).payload());
        assertEquals(new JsonObject().put("price", 5),
                received("smallrye-pulsar", JsonObject.class, new Quote(5)).payload());
    }

    @Test
    void areJsonOfVertxOverAmqp() {
        assertEquals(new JsonObject().put("price", 5), received("smallrye-amqp", Quote.class, new Quote(5)).payload());
    }
}
