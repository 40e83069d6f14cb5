package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.util.concurrent.CompletionStage;

import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Takes the ack or nack of one message. Only the first call counts. Thread-safe. */
public interface Acknowledgement {

    CompletionStage<Void> ack();

    /** @param metadata what the consumer adds to the nack */
    CompletionStage<Void> nack(Throwable reason, Metadata metadata);
}
