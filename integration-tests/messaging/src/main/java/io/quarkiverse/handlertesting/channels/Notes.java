package io.quarkiverse.handlertesting.channels;

import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;

/** Passes notes on, with their key, and acks them by hand. */
@ApplicationScoped
public class Notes {

    @Channel("copies")
    Emitter<Record<String, String>> copies;

    @Incoming("notes")
    public CompletionStage<Void> copy(Message<String> note) {
        if (note.getPayload().isEmpty()) {
            return note.nack(new IllegalArgumentException("an empty note"));
        }
        String key = (String) note.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow().getKey();
        return copies.send(Record.of(key, note.getPayload())).thenCompose(sent -> note.ack());
    }
}
