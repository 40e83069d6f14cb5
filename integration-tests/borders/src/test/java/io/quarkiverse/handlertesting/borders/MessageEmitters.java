package io.quarkiverse.handlertesting.borders;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.annotations.Broadcast;

/** Emitters of all channels. */
@Singleton
class MessageEmitters {

    @Inject
    ChannelRegistry registry;
    @Inject
    @Channel("payload")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> payload;
    @Inject
    @Channel("mutiny")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    MutinyEmitter<Parcel> mutiny;
    @Inject
    @Channel("payload-uni")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> uni;
    @Inject
    @Channel("mutiny-uni")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    MutinyEmitter<Parcel> mutinyUni;
    @Inject
    @Channel("broadcast")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    @Broadcast
    Emitter<Parcel> broadcast;
    @Inject
    @Channel("payload-metadata")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> payloadMetadata;
    @Inject
    @Channel("payload-stage")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> payloadStage;
    @Inject
    @Channel("message-uni")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> messageUni;
    @Inject
    @Channel("message-stage")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> messageStage;
    @Inject
    @Channel("blocking")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> blocking;
    @Inject
    @Channel("unordered")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> unordered;
    @Inject
    @Channel("pool")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> pool;
    @Inject
    @Channel("blocking-uni")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> blockingUni;
    @Inject
    @Channel("virtual")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> virtual;
    @Inject
    @Channel("ack-none")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> ackNone;
    @Inject
    @Channel("ack-none-blocking")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> ackNoneBlocking;
    @Inject
    @Channel("ack-before")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> ackBefore;
    @Inject
    @Channel("ack-before-blocking")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> ackBeforeBlocking;
    @Inject
    @Channel("ack-after")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> ackAfter;
    @Inject
    @Channel("subscriber")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> subscriber;
    @Inject
    @Channel("message-subscriber")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> messageSubscriber;
    @Inject
    @Channel("to-payload")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> toPayload;
    @Inject
    @Channel("to-message")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> toMessage;
    @Inject
    @Channel("to-new-message")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> toNewMessage;
    @Inject
    @Channel("to-uni")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> toUni;
    @Inject
    @Channel("to-stage")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> toStage;
    @Inject
    @Channel("to-message-uni")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> toMessageUni;
    @Inject
    @Channel("to-blocking")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> toBlocking;
    @Inject
    @Channel("to-before")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> toBefore;
    @Inject
    @Channel("to-none")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> toNone;
    @Inject
    @Channel("to-multi")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> toMulti;
    @Inject
    @Channel("to-stream-later")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> toStreamLater;
    @Inject
    @Channel("to-stream")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> toStream;
    @Inject
    @Channel("to-message-stream")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> toMessageStream;
    @Inject
    @Channel("to-targeted")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> toTargeted;
    @Inject
    @Channel("to-targeted-message")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> toTargetedMessage;
    @Inject
    @Channel("injected")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> injected;
    @Inject
    @Channel("broadcast-method")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    Emitter<Parcel> broadcastMethod;

    @SuppressWarnings("unchecked")
    Emitter<Parcel> to(String channel) {
        return registry.getEmitter(channel, Emitter.class);
    }
}
