package io.quarkiverse.handlertesting.borders;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment.Strategy;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.annotations.Blocking;

/** Consumers that fail at each message, and their emitters. The channels that end can be used once. */
@Singleton
class FailingConsumers {

    @Inject
    ChannelRegistry registry;
    @Inject
    @Channel("fails-payload")
    Emitter<String> payload;
    @Inject
    @Channel("fails-mutiny")
    MutinyEmitter<String> mutiny;
    @Inject
    @Channel("fails-uni")
    Emitter<String> uni;
    @Inject
    @Channel("fails-stage")
    Emitter<String> stage;
    @Inject
    @Channel("fails-blocking")
    Emitter<String> blocking;
    @Inject
    @Channel("fails-nacked")
    Emitter<String> nacked;
    @Inject
    @Channel("fails-to-payload")
    Emitter<String> toPayload;
    @Inject
    @Channel("fails-chain")
    Emitter<String> chain;
    @Inject
    @Channel("fails-before")
    Emitter<String> before;
    @Inject
    @Channel("fails-manual")
    Emitter<String> manual;
    @Inject
    @Channel("fails-to-before")
    Emitter<String> toBefore;
    @Inject
    @Channel("fails-stream")
    Emitter<String> stream;
    @Inject
    @Channel("fails-recovered")
    Emitter<String> recovered;
    @Inject
    @Channel("fails-once")
    Emitter<String> once;
    @Inject
    @Channel("fails-always")
    Emitter<String> always;

    @Inject
    @Channel("fails-dropped")
    @OnOverflow(OnOverflow.Strategy.DROP)
    MutinyEmitter<String> dropped;

    @Inject
    @Channel("fails-dropped-payload")
    @OnOverflow(OnOverflow.Strategy.DROP)
    Emitter<String> droppedPayload;

    private final AtomicInteger attempts = new AtomicInteger();

    @SuppressWarnings("unchecked")
    Emitter<String> to(String channel) {
        return registry.getEmitter(channel, Emitter.class);
    }

    @Incoming("fails-payload")
    void payload(String text) {
        throw new Boom(text);
    }

    @Incoming("fails-mutiny")
    void mutiny(String text) {
        throw new Boom(text);
    }

    @Incoming("fails-uni")
    Uni<Void> uni(String text) {
        return Uni.createFrom().failure(new Boom(text));
    }

    @Incoming("fails-stage")
    CompletionStage<Void> stage(String text) {
        return CompletableFuture.completedStage(text).thenAccept(got -> {
            throw new Boom(got);
        });
    }

    @Incoming("fails-blocking")
    @Blocking
    void blocking(String text) {
        throw new Boom(text);
    }

    @Incoming("fails-nacked")
    CompletionStage<Void> nacked(Message<String> text) {
        return text.nack(new Boom(text.getPayload()));
    }

    @Incoming("fails-to-payload")
    @Outgoing("fails-unreached")
    String toPayload(String text) {
        throw new Boom(text);
    }

    @Incoming("fails-unreached")
    void unreached(String text) {
        throw new AssertionError(text);
    }

    @Incoming("fails-chain")
    @Outgoing("fails-chain-end")
    String chain(String text) {
        return text;
    }

    @Incoming("fails-chain-end")
    void chainEnd(String text) {
        throw new Boom(text);
    }

    @Incoming("fails-before")
    @Acknowledgment(Strategy.PRE_PROCESSING)
    void before(String text) {
        throw new Boom(text);
    }

    @Incoming("fails-manual")
    CompletionStage<Void> manual(Message<String> text) {
        throw new Boom(text.getPayload());
    }

    @Incoming("fails-to-before")
    @Outgoing("fails-before-unreached")
    @Acknowledgment(Strategy.PRE_PROCESSING)
    String toBefore(String text) {
        throw new Boom(text);
    }

    @Incoming("fails-before-unreached")
    void beforeUnreached(String text) {
        throw new AssertionError(text);
    }

    @Incoming("fails-stream")
    @Outgoing("fails-stream-unreached")
    Multi<String> stream(Multi<String> texts) {
        return texts.invoke(text -> {
            throw new Boom(text);
        });
    }

    @Incoming("fails-stream-unreached")
    void streamUnreached(String text) {
        throw new AssertionError(text);
    }

    @Incoming("fails-recovered")
    @Outgoing("fails-recovering")
    Multi<String> failing(Multi<String> texts) {
        return texts.invoke(text -> {
            throw new Boom(text);
        });
    }

    @Incoming("fails-recovering")
    @Outgoing("fails-recovered-end")
    Multi<String> recovering(Multi<String> texts) {
        return texts.onFailure().recoverWithItem(failure -> "recovered");
    }

    @Incoming("fails-recovered-end")
    void recoveredEnd(String text) {
        if (!text.equals("recovered")) {
            throw new AssertionError(text);
        }
    }

    @Incoming("fails-once")
    @Retry(maxRetries = 1, delay = 0)
    void once(String text) {
        if (attempts.incrementAndGet() % 2 == 1) {
            throw new Boom(text);
        }
    }

    @Incoming("fails-always")
    @Retry(maxRetries = 1, delay = 0)
    void always(String text) {
        throw new Boom(text);
    }

    /** The channel has no other consumer, and nothing subscribes to this one. */
    @Inject
    @Channel("fails-dropped")
    Multi<String> unsubscribed;
    @Inject
    @Channel("fails-dropped-payload")
    Multi<String> unsubscribedPayload;
}
