package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends the records of tests, in their order and on a thread of its own, since Kafka's producer blocks. There is one producer
 * for each broker, from its first record to the end of the application. Thread-safe.
 */
@Singleton
public class KafkaProducers {

    private final ExecutorService sender = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "handler-testing-kafka");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<Map<String, Object>, KafkaProducer<byte[], byte[]>> producers = new HashMap<>();
    private boolean stopped;

    /**
     * Sends a record. Does not block.
     *
     * @param connection how a client reaches the broker
     * @param answered called with {@code null} when the broker has taken the record, else with the failure
     */
    void send(Map<String, Object> connection, ProducerRecord<byte[], byte[]> record, Consumer<Throwable> answered) {
        try {
            sender.execute(() -> {
                try {
                    producer(connection).send(record, (taken, failure) -> answered.accept(failure));
                } catch (RuntimeException | LinkageError failure) {
                    answered.accept(failure);
                }
            });
        } catch (RejectedExecutionException stopping) {
            answered.accept(stopping);
        }
    }

    private synchronized KafkaProducer<byte[], byte[]> producer(Map<String, Object> connection) {
        if (stopped) {
            throw new IllegalStateException("The application has stopped.");
        }
        return producers.computeIfAbsent(connection,
                first -> new KafkaProducer<>(first, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    @PreDestroy
    synchronized void stop() {
        stopped = true;
        sender.shutdownNow();
        producers.values().forEach(producer -> producer.close(Duration.ZERO));
    }
}
