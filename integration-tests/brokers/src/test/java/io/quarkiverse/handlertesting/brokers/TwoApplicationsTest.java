package io.quarkiverse.handlertesting.brokers;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** A second application answers over the broker. It passes headers on, as one with a propagation of traces does. */
@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@Timeout(120)
class TwoApplicationsTest {

    @Inject
    Events events;
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private ConsumerRecord<String, String> request(String key) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "group.id", UUID.randomUUID().toString()), new StringDeserializer(),
                new StringDeserializer())) {
            TopicPartition partition = new TopicPartition("requests", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (true) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(60))) {
                    if (record.key().equals(key)) {
                        return record;
                    }
                }
            }
        }
    }

    private void reply(ProducerRecord<String, String> reply) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(Map.of("bootstrap.servers", servers),
                new StringSerializer(), new StringSerializer())) {
            producer.send(reply).get();
        }
    }

    @Test
    void bringsTheCauseBack() throws Exception {
        var handled = events.subscribe(fired(Handled.class));
        RestAssured.post("/requests/a").then().statusCode(204);
        ConsumerRecord<String, String> request = request("a");
        reply(new ProducerRecord<>("replies", null, "a", "reply to a", request.headers()));
        assertEquals(new Handled("replies", "reply to a", "a", List.of()),
                handled.within(Duration.ofSeconds(60)).await());
        events.awaitIdle(Duration.ofSeconds(60));
        assertEquals(1, causeOf("reply to a"));
    }

    @Test
    void namesNoCauseIfTheOtherApplicationDropsTheHeader() throws Exception {
        var handled = events.subscribe(fired(Handled.class));
        RestAssured.post("/requests/b").then().statusCode(204);
        request("b");
        reply(new ProducerRecord<>("replies", "b", "reply to b"));
        handled.within(Duration.ofSeconds(60)).await();
        assertNull(events.seen().stream().filter(event -> event.payload() instanceof CdiEvent).findFirst().orElseThrow()
                .cause());
    }

    private long causeOf(String id) {
        return events.seen().stream().filter(event -> event.payload() instanceof CdiEvent fired
                && fired.event() instanceof Handled it && it.id().equals(id))
                .findFirst().orElseThrow().cause().number();
    }
}
