package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.microprofile.reactive.messaging.Metadata;

import io.smallrye.reactive.messaging.providers.MetadataInjectableMessage;
import io.smallrye.reactive.messaging.providers.locals.ContextAwareMessage;

/** A message as a connector delivers it. Unlike {@code Message.of}, it may have no payload. */
public class DeliveredMessage<T> implements ContextAwareMessage<T>, MetadataInjectableMessage<T> {

    private final T payload;
    private final Acknowledgement acknowledgement;
    private volatile Metadata metadata;

    public DeliveredMessage(T payload, Metadata metadata, Acknowledgement acknowledgement) {
        this.payload = payload;
        this.metadata = metadata;
        this.acknowledgement = acknowledgement;
    }

    @Override
    public T getPayload() {
        return payload;
    }

    @Override
    public Metadata getMetadata() {
        return metadata;
    }

    @Override
    public synchronized void injectMetadata(Object added) {
        metadata = metadata.with(added);
    }

    @Override
    public Supplier<CompletionStage<Void>> getAck() {
        return this::ack;
    }

    @Override
    public Function<Throwable, CompletionStage<Void>> getNack() {
        return this::nack;
    }

    @Override
    public Function<Metadata, CompletionStage<Void>> getAckWithMetadata() {
        return this::ack;
    }

    @Override
    public BiFunction<Throwable, Metadata, CompletionStage<Void>> getNackWithMetadata() {
        return this::nack;
    }

    @Override
    public CompletionStage<Void> ack() {
        return acknowledgement.ack();
    }

    @Override
    public CompletionStage<Void> ack(Metadata added) {
        return acknowledgement.ack();
    }

    @Override
    public CompletionStage<Void> nack(Throwable reason) {
        return nack(reason, Metadata.empty());
    }

    @Override
    public CompletionStage<Void> nack(Throwable reason, Metadata added) {
        return acknowledgement.nack(reason, added == null ? Metadata.empty() : added);
    }
}
