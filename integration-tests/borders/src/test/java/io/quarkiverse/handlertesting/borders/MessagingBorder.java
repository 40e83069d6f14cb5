package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.borders.Hop.followed;
import static io.quarkiverse.handlertesting.borders.Hop.form;
import static io.quarkiverse.handlertesting.borders.Hop.lost;

import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkiverse.handlertesting.borders.Hop.Form;

/** Channels of messages inside the application. */
@Singleton
class MessagingBorder implements Border {

    /** Looked up late: this bean is created before the channels are. */
    @Inject
    Instance<MessageEmitters> emitters;
    @Inject
    MessageProcessors processors;

    @Override
    public String name() {
        return "messaging";
    }

    @Override
    public List<Hop> hops() {
        return List.of(
                followed("an `Emitter` or `MutinyEmitter` to an `@Incoming` method",
                        form("send", landed -> emitters.get().payload.send(new Parcel(landed))),
                        form("send a message", landed -> emitters.get().payload.send(Message.of(new Parcel(landed)))),
                        form("send with Mutiny",
                                landed -> emitters.get().mutiny.send(new Parcel(landed)).subscribe().with(sent -> {
                                })),
                        form("sendAndForget", landed -> emitters.get().mutiny.sendAndForget(new Parcel(landed))),
                        form("sendAndAwait", landed -> emitters.get().mutiny.sendAndAwait(new Parcel(landed))),
                        form("sendMessage", landed -> emitters.get().mutiny.sendMessage(Message.of(new Parcel(landed)))
                                .subscribe().with(sent -> {
                                })),
                        form("sendMessageAndForget",
                                landed -> emitters.get().mutiny.sendMessageAndForget(Message.of(new Parcel(landed)))),
                        form("sendMessageAndAwait",
                                landed -> emitters.get().mutiny.sendMessageAndAwait(Message.of(new Parcel(landed)))),
                        form("send from a thread", landed -> new Thread(
                                () -> emitters.get().uni.send(new Parcel(landed))).start())),
                followed("what follows the acknowledgement of the sent message",
                        form("stage", landed -> emitters.get().uni.send(new Parcel(MessagingBorder::nothing)).thenRun(landed)),
                        form("Uni", landed -> emitters.get().mutinyUni.send(new Parcel(MessagingBorder::nothing)).subscribe()
                                .with(sent -> landed.run()))),
                followed("`@Incoming` with a payload, a `Message`, a `Uni`, a `CompletionStage`, a `Flow.Subscriber`",
                        sent("payload", "payload-metadata", "payload-uni", "payload-stage", "message-uni", "message-stage",
                                "subscriber", "message-subscriber")),
                followed("`@Incoming` with `@Blocking`, ordered or not, or `@RunOnVirtualThread`",
                        sent("blocking", "unordered", "pool", "blocking-uni", "virtual")),
                followed("`@Incoming` with each kind of `@Acknowledgment`",
                        sent("ack-none", "ack-none-blocking", "ack-before", "ack-before-blocking", "ack-after")),
                followed("`@Incoming` and `@Outgoing`: payloads, messages, a `Uni`, a `CompletionStage`, a `Multi`",
                        sent("to-payload", "to-message", "to-new-message", "to-uni", "to-stage", "to-message-uni",
                                "to-blocking",
                                "to-before", "to-none", "to-multi")),
                followed("processors of a `Multi` of payloads or messages", sent("to-stream", "to-message-stream")),
                lost("processors of a `Multi` of payloads, after a thread of a library", sent("to-stream-later")),
                followed("`@Broadcast`, `@Merge`, several `@Outgoing`, `Targeted`",
                        sent("broadcast", "broadcast-method", "to-targeted", "to-targeted-message")),
                followed("an injected stream with `@Channel`", sent("injected")),
                followed("an `@Outgoing` stream that application code emits to, one item at a time",
                        form("payloads", landed -> processors.emit(new Parcel(landed))),
                        form("messages", landed -> processors.emitMessage(new Parcel(landed)))));
    }

    private Form[] sent(String... channels) {
        return Stream.of(channels)
                .map(channel -> form(channel, landed -> emitters.get().to(channel).send(new Parcel(landed))))
                .toArray(Form[]::new);
    }

    private static void nothing() {
    }
}
