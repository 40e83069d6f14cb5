package io.quarkiverse.handlertesting.borders;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment.Strategy;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.smallrye.reactive.messaging.Messages;
import io.smallrye.reactive.messaging.annotations.Broadcast;
import io.smallrye.reactive.messaging.providers.MetadataInjectableMessage;

/** Emitters and consumers of messages that the test holds. */
@Singleton
public class HeldMessageConsumers {

    @Inject
    @Channel("held-before")
    Emitter<HeldMessage> before;
    @Inject
    @Channel("held-after")
    Emitter<HeldMessage> after;
    @Inject
    @Channel("held-none")
    Emitter<HeldMessage> none;
    @Inject
    @Channel("held-manual")
    Emitter<HeldMessage> manual;
    @Inject
    @Channel("held-failing")
    Emitter<HeldMessage> failing;
    @Inject
    @Channel("held-broadcast")
    @Broadcast
    Emitter<HeldMessage> broadcast;
    @Inject
    @Channel("held-dropping")
    @OnOverflow(OnOverflow.Strategy.DROP)
    Emitter<HeldMessage> dropping;
    @Inject
    @Channel("held-latest")
    @OnOverflow(OnOverflow.Strategy.LATEST)
    Emitter<HeldMessage> latest;
    @Inject
    @Channel("held-throwing")
    @OnOverflow(OnOverflow.Strategy.THROW_EXCEPTION)
    Emitter<HeldMessage> throwing;
    @Inject
    @Channel("held-batch")
    Emitter<HeldMessage> batch;
    @Inject
    @Channel("held-broken-stream")
    Emitter<HeldMessage> brokenStream;
    @Inject
    Event<Said> said;

    final Queue<Message<HeldMessage>> unacknowledged = new ConcurrentLinkedQueue<>();

    /** The source of {@link #own()}. */
    final UnicastProcessor<Message<HeldMessage>> own = UnicastProcessor.create();

    /** A message that gets metadata without a copy, as those of connectors do. */
    static final class OwnMessage implements MetadataInjectableMessage<HeldMessage> {

        private final HeldMessage payload;
        private Metadata metadata = Metadata.empty();

        OwnMessage(HeldMessage payload) {
            this.payload = payload;
        }

        @Override
        public HeldMessage getPayload() {
            return payload;
        }

        @Override
        public Metadata getMetadata() {
            return metadata;
        }

        @Override
        public void injectMetadata(Object added) {
            metadata = metadata.with(added);
        }
    }

    @Outgoing("held-own")
    Multi<Message<HeldMessage>> own() {
        return own;
    }

    @Incoming("held-own")
    CompletionStage<Void> own(Message<HeldMessage> message) {
        return ((OwnMessage) message).payload.take();
    }

    @Incoming("held-before")
    @Acknowledgment(Strategy.PRE_PROCESSING)
    CompletionStage<Void> before(HeldMessage message) {
        return message.take();
    }

    @Incoming("held-after")
    CompletionStage<Void> after(HeldMessage message) {
        return message.take();
    }

    @Incoming("held-none")
    @Acknowledgment(Strategy.NONE)
    Uni<Void> none(HeldMessage message) {
        return Uni.createFrom().completionStage(message.take());
    }

    @Incoming("held-manual")
    CompletionStage<Void> manual(Message<HeldMessage> message) {
        unacknowledged.add(message);
        return message.getPayload().take();
    }

    @Incoming("held-failing")
    @Acknowledgment(Strategy.NONE)
    CompletionStage<Void> failing(HeldMessage message) {
        return message.take();
    }

    @Incoming("held-broadcast")
    void quick(HeldMessage message) {
    }

    @Incoming("held-broadcast")
    CompletionStage<Void> slow(HeldMessage message) {
        return message.take();
    }

    @Incoming("held-dropping")
    CompletionStage<Void> dropping(HeldMessage message) {
        return message.take();
    }

    @Incoming("held-latest")
    CompletionStage<Void> latest(HeldMessage message) {
        return message.take();
    }

    @Incoming("held-throwing")
    CompletionStage<Void> throwing(HeldMessage message) {
        return message.take();
    }

    @Incoming("held-broken-stream")
    @Outgoing("held-broken-streamed")
    Multi<Message<HeldMessage>> brokenStream(Multi<Message<HeldMessage>> messages) {
        return messages.map(message -> {
            throw new IllegalStateException("ends the stream");
        });
    }

    @Incoming("held-broken-streamed")
    CompletionStage<Void> brokenStreamed(HeldMessage message) {
        return message.take();
    }

    @Incoming("held-batch")
    @Outgoing("held-batches")
    Multi<Message<List<HeldMessage>>> batches(Multi<Message<HeldMessage>> messages) {
        return messages.group().intoLists().of(2).map(list -> Messages.merge(List.copyOf(list),
                payloads -> payloads.stream().map(HeldMessage.class::cast).toList()));
    }

    @Incoming("held-batches")
    CompletionStage<Void> batch(List<HeldMessage> messages) {
        said.fire(new Said("batch of " + messages.size()));
        messages.get(1).take();
        return messages.get(0).take();
    }
}
