package io.quarkiverse.handlertesting.borders;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

import io.quarkus.arc.Arc;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.annotations.Blocking;

/** Channels whose consumers say where they run. */
@Singleton
public class TracedChannels {

    /**
     * @param last completed by the consumer; {@code null} for none
     */
    record Traced(int number, List<String> trace, CompletableFuture<Void> last) {

        Traced(int number, List<String> trace) {
            this(number, trace, null);
        }

        void got() {
            synchronized (trace) {
                trace.add(number + " on " + Thread.currentThread().getName().replaceAll("[0-9]+", "N")
                        + (VertxContext.isOnDuplicatedContext() ? ", duplicated" : ", not duplicated")
                        + (Arc.container().requestContext().isActive() ? ", request scope" : ""));
            }
            if (last != null) {
                last.complete(null);
            }
        }
    }

    /** A message of a class that its consumer expects. */
    record OwnMessage(CompletableFuture<String> type) implements Message<String> {

        @Override
        public String getPayload() {
            return "own";
        }
    }

    @Inject
    @Channel("traced")
    Emitter<Traced> traced;
    @Inject
    @Channel("traced-uni")
    Emitter<Traced> uni;
    @Inject
    @Channel("traced-message")
    Emitter<Traced> message;
    @Inject
    @Channel("traced-blocking")
    Emitter<Traced> blocking;
    @Inject
    @Channel("traced-chain")
    Emitter<Traced> chain;
    @Inject
    @Channel("traced-stream")
    Emitter<Traced> stream;
    @Inject
    @Channel("traced-held")
    Emitter<HeldMessage> held;
    @Inject
    ChannelRegistry registry;
    @Inject
    Event<Said> said;

    final UnicastProcessor<Message<String>> own = UnicastProcessor.create();

    @SuppressWarnings("unchecked")
    Emitter<Traced> to(String channel) {
        return registry.getEmitter(channel, Emitter.class);
    }

    @Incoming("traced")
    void payload(Traced payload) {
        payload.got();
    }

    @Incoming("traced-uni")
    Uni<Void> uni(Traced payload) {
        return Uni.createFrom().voidItem().invoke(payload::got);
    }

    @Incoming("traced-message")
    CompletionStage<Void> message(Message<Traced> traced) {
        traced.getPayload().got();
        return traced.ack();
    }

    @Incoming("traced-blocking")
    @Blocking
    void blocking(Traced payload) {
        payload.got();
    }

    @Incoming("traced-chain")
    @Outgoing("traced-chained")
    Traced chain(Traced payload) {
        return payload;
    }

    @Incoming("traced-chained")
    void chained(Traced payload) {
        payload.got();
    }

    @Incoming("traced-stream")
    @Outgoing("traced-streamed")
    Multi<Traced> stream(Multi<Traced> payloads) {
        return payloads.map(payload -> payload);
    }

    @Incoming("traced-streamed")
    void streamed(Traced payload) {
        payload.got();
    }

    @Outgoing("traced-own")
    Multi<Message<String>> own() {
        return own;
    }

    @Incoming("traced-own")
    CompletionStage<Void> own(Message<String> expected) {
        if (expected instanceof OwnMessage own) {
            own.type.complete(expected.getClass().getSimpleName());
        }
        return expected.ack();
    }

    @Incoming("traced-held")
    CompletionStage<Void> held(HeldMessage payload) {
        said.fire(new Said("held"));
        return payload.take();
    }
}
