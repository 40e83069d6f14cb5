package io.quarkiverse.handlertesting.borders;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment.Strategy;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.annotations.Merge;

/** Methods that take messages, in all forms. */
@Singleton
public class MessageConsumers {

    @Inject
    @Channel("injected")
    Multi<Parcel> injected;

    void subscribe(@Observes StartupEvent started) {
        injected.subscribe().with(Parcel::land);
    }

    @Incoming("payload")
    void payload(Parcel parcel) {
        parcel.land();
    }

    @Incoming("mutiny")
    void mutiny(Parcel parcel) {
        parcel.land();
    }

    @Incoming("mutiny-uni")
    Uni<Void> mutinyUni(Parcel parcel) {
        return parcel.landLater();
    }

    @Incoming("payload-metadata")
    void withMetadata(Parcel parcel, Optional<String> metadata) {
        parcel.land();
    }

    @Incoming("payload-uni")
    Uni<Void> uni(Parcel parcel) {
        return parcel.landLater();
    }

    @Incoming("payload-stage")
    CompletionStage<Void> stage(Parcel parcel) {
        return parcel.landLater().subscribeAsCompletionStage();
    }

    @Incoming("message-uni")
    Uni<Void> messageUni(Message<Parcel> message) {
        return message.getPayload().landLater().onItem()
                .transformToUni(done -> Uni.createFrom().completionStage(message.ack()));
    }

    @Incoming("message-stage")
    CompletionStage<Void> messageStage(Message<Parcel> message) {
        return message.ack().thenCompose(done -> message.getPayload().landLater().subscribeAsCompletionStage());
    }

    @Incoming("blocking")
    @Blocking
    void blocking(Parcel parcel) {
        parcel.land();
    }

    @Incoming("unordered")
    @Blocking(ordered = false)
    void unordered(Parcel parcel) {
        parcel.land();
    }

    @Incoming("pool")
    @Blocking("parcels")
    void pool(Parcel parcel) {
        parcel.land();
    }

    @Incoming("blocking-uni")
    @Blocking
    Uni<Void> blockingUni(Parcel parcel) {
        return parcel.landLater();
    }

    @Incoming("virtual")
    @RunOnVirtualThread
    void virtual(Parcel parcel) {
        parcel.land();
    }

    @Incoming("ack-none")
    @Acknowledgment(Strategy.NONE)
    Uni<Void> none(Parcel parcel) {
        return parcel.landLater();
    }

    @Incoming("ack-none-blocking")
    @Acknowledgment(Strategy.NONE)
    @Blocking
    void noneBlocking(Parcel parcel) {
        parcel.land();
    }

    @Incoming("ack-before")
    @Acknowledgment(Strategy.PRE_PROCESSING)
    Uni<Void> before(Parcel parcel) {
        return parcel.landLater();
    }

    @Incoming("ack-before-blocking")
    @Acknowledgment(Strategy.PRE_PROCESSING)
    @Blocking(ordered = false)
    void beforeBlocking(Parcel parcel) {
        parcel.land();
    }

    @Incoming("ack-after")
    @Acknowledgment(Strategy.POST_PROCESSING)
    Uni<Void> after(Parcel parcel) {
        return parcel.landLater();
    }

    @Incoming("subscriber")
    Flow.Subscriber<Parcel> subscriber() {
        return new Requesting<>() {
            @Override
            void got(Parcel parcel) {
                parcel.land();
            }
        };
    }

    @Incoming("message-subscriber")
    Flow.Subscriber<Message<Parcel>> messageSubscriber() {
        return new Requesting<>() {
            @Override
            void got(Message<Parcel> message) {
                message.getPayload().landLater().subscribe().with(done -> message.ack());
            }
        };
    }

    @Incoming("landing")
    @Merge
    Uni<Void> landing(Parcel parcel) {
        return parcel.landLater();
    }

    @Incoming("landing-later")
    void landingLater(Parcel parcel) {
        parcel.land();
    }

    @Incoming("targeted")
    @Incoming("targeted-message")
    Uni<Void> targeted(Parcel parcel) {
        return parcel.landLater();
    }

    @Incoming("untargeted")
    @Incoming("untargeted-message")
    void untargeted(Parcel parcel) {
        throw new IllegalStateException("Not for this channel");
    }

    @Incoming("broadcast")
    void first(Parcel parcel) {
    }

    @Incoming("broadcast")
    Uni<Void> second(Parcel parcel) {
        return parcel.landLater();
    }

    @Incoming("broadcast-method-out")
    void firstOfMethod(Parcel parcel) {
    }

    @Incoming("broadcast-method-out")
    @Blocking
    void secondOfMethod(Parcel parcel) {
        parcel.land();
    }

    private abstract static class Requesting<T> implements MultiSubscriber<T> {

        private Flow.Subscription subscription;

        abstract void got(T item);

        @Override
        public void onSubscribe(Flow.Subscription made) {
            subscription = made;
            subscription.request(1);
        }

        @Override
        public void onItem(T item) {
            got(item);
            subscription.request(1);
        }

        @Override
        public void onFailure(Throwable failure) {
            throw new IllegalStateException(failure);
        }

        @Override
        public void onCompletion() {
        }
    }
}
