package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.apache.kafka.clients.producer.ProducerRecord;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelFormat.Sending;
import io.quarkiverse.handlertesting.runtime.internal.messaging.MessageInFlight;
import io.quarkiverse.handlertesting.runtime.internal.messaging.TestChannel;
import io.quarkiverse.handlertesting.runtime.internal.messaging.TestMessage;

/**
 * A channel that reads a broker of Kafka, as a test sends to it.
 *
 * @param topic where its messages go
 */
record KafkaChannel(String name, String topic, KafkaReader reader, KafkaReaders readers, KafkaFlights flights,
        KafkaProducers producers) implements TestChannel {

    @Override
    public Function<RunningCause, TestMessage> write(Sending sending, List<Object> metadata) {
        Map<String, Object> connection = readers.connectionOf(name);
        ProducerRecord<byte[], byte[]> record = reader.record(topic, sending);
        return cause -> {
            MessageInFlight sent = new MessageInFlight(name, cause, KafkaFlight.to(record), readers.groupsOf(topic),
                    groups -> readers.stopped(topic, groups),
                    groups -> readers.consumersOf(topic, groups));
            Optional<String> stopped = readers.stopped(name);
            if (stopped.isPresent()) {
                sent.drop(stopped.get() + ". Its connector reads no further message until the application restarts");
                return sent;
            }
            ProducerRecord<byte[], byte[]> launched = flights.launch(record, sent.flight());
            producers.send(connection, launched, failure -> {
                flights.answered(launched, failure);
                if (failure != null) {
                    sent.refused(failure);
                }
            });
            return sent;
        };
    }
}
