package io.quarkiverse.handlertesting.borders;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment.Strategy;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

import io.netty.util.HashedWheelTimer;
import io.netty.util.Timer;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.smallrye.reactive.messaging.Messages;
import io.smallrye.reactive.messaging.Targeted;
import io.smallrye.reactive.messaging.TargetedMessages;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.annotations.Broadcast;

/** Methods that take messages and send others. */
@Singleton
public class MessageProcessors {

    /** A library that has its own thread. */
    private final Timer library = new HashedWheelTimer();
    /** The source of {@link #hot()}. */
    private final BroadcastProcessor<Parcel> hot = BroadcastProcessor.create();
    /** The source of {@link #hotMessages()}. */
    private final BroadcastProcessor<Message<Parcel>> hotMessages = BroadcastProcessor.create();

    @Incoming("to-payload")
    @Outgoing("landing")
    Parcel payload(Parcel parcel) {
        return new Parcel(parcel.landed());
    }

    @Incoming("to-message")
    @Outgoing("landing")
    Message<Parcel> message(Message<Parcel> message) {
        return message.withPayload(new Parcel(message.getPayload().landed()));
    }

    @Incoming("to-new-message")
    @Outgoing("landing")
    Message<Parcel> newMessage(Parcel parcel) {
        return Message.of(new Parcel(parcel.landed()));
    }

    @Incoming("to-uni")
    @Outgoing("landing")
    Uni<Parcel> uni(Parcel parcel) {
        return Uni.createFrom().completionStage(Parcel::later).map(done -> parcel);
    }

    @Incoming("to-stage")
    @Outgoing("landing")
    CompletionStage<Parcel> stage(Parcel parcel) {
        return Parcel.later().thenApply(done -> parcel);
    }

    @Incoming("to-message-uni")
    @Outgoing("landing")
    Uni<Message<Parcel>> messageUni(Message<Parcel> message) {
        return Uni.createFrom().completionStage(Parcel::later).map(done -> message.withPayload(message.getPayload()));
    }

    @Incoming("to-blocking")
    @Outgoing("landing")
    @Blocking
    Parcel blocking(Parcel parcel) {
        return parcel;
    }

    @Incoming("to-before")
    @Outgoing("landing")
    @Acknowledgment(Strategy.PRE_PROCESSING)
    Uni<Parcel> before(Parcel parcel) {
        return Uni.createFrom().completionStage(Parcel::later).map(done -> parcel);
    }

    @Incoming("to-none")
    @Outgoing("landing")
    @Acknowledgment(Strategy.NONE)
    Uni<Parcel> none(Parcel parcel) {
        return Uni.createFrom().completionStage(Parcel::later).map(done -> parcel);
    }

    @Incoming("to-multi")
    @Outgoing("landing")
    Multi<Parcel> multi(Parcel parcel) {
        return Multi.createFrom().items(new Parcel(() -> {
        }), parcel);
    }

    @Incoming("to-stream")
    @Outgoing("landing")
    Multi<Parcel> stream(Multi<Parcel> parcels) {
        return parcels.onItem().transformToUniAndConcatenate(
                parcel -> Uni.createFrom().item(parcel).emitOn(Infrastructure.getDefaultExecutor()));
    }

    @Incoming("to-stream-later")
    @Outgoing("landing-later")
    Multi<Parcel> streamLater(Multi<Parcel> parcels) {
        return parcels.onItem().transformToUniAndConcatenate(parcel -> Uni.createFrom()
                .emitter(done -> library.newTimeout(due -> done.complete(parcel), 1, TimeUnit.MILLISECONDS)));
    }

    @PreDestroy
    void stop() {
        library.stop();
    }

    @Incoming("to-message-stream")
    @Outgoing("landing")
    Multi<Message<Parcel>> messageStream(Multi<Message<Parcel>> messages) {
        return messages.onItem().transformToUniAndMerge(
                message -> Uni.createFrom().completionStage(Parcel::later)
                        .map(done -> message.withPayload(message.getPayload())));
    }

    @Incoming("to-targeted")
    @Outgoing("targeted")
    @Outgoing("untargeted")
    Targeted targeted(Parcel parcel) {
        return Targeted.of("targeted", parcel);
    }

    @Incoming("to-targeted-message")
    @Outgoing("targeted-message")
    @Outgoing("untargeted-message")
    TargetedMessages targetedMessages(Message<Parcel> message) {
        return Messages.chain(message).with(Map.of("targeted-message", Message.of(message.getPayload())));
    }

    @Incoming("broadcast-method")
    @Outgoing("broadcast-method-out")
    @Broadcast
    Parcel broadcast(Parcel parcel) {
        return parcel;
    }

    /** One at a time: Mutiny lets one thread pass on what another has emitted at the same time. */
    synchronized void emit(Parcel parcel) {
        hot.onNext(parcel);
    }

    synchronized void emitMessage(Parcel parcel) {
        hotMessages.onNext(Message.of(parcel));
    }

    @Outgoing("landing")
    Multi<Message<Parcel>> hotMessages() {
        return hotMessages.onOverflow().buffer(2000);
    }

    @Outgoing("landing")
    Multi<Parcel> hot() {
        return hot.onOverflow().buffer(2000);
    }
}
