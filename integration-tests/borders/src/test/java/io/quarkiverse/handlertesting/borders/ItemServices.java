package io.quarkiverse.handlertesting.borders;

import static java.time.Duration.ofMillis;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quarkiverse.handlertesting.borders.grpc.BlockingItems;
import io.quarkiverse.handlertesting.borders.grpc.ClassicItemsGrpc;
import io.quarkiverse.handlertesting.borders.grpc.Item;
import io.quarkiverse.handlertesting.borders.grpc.ReactiveItems;
import io.quarkiverse.handlertesting.borders.grpc.VirtualItems;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The gRPC services of the tests, one for each kind that Quarkus has. Each answers an item with itself. */
final class ItemServices {

    private ItemServices() {
    }

    /** The answers of the services to the items that they get. */
    @Singleton
    static class Items {

        /** Called by the service that gets an item with this key. */
        final Map<String, Runnable> arrivals = new ConcurrentHashMap<>();
        /** Called by the service whose call is cancelled after an item with this key. */
        final Map<String, Runnable> cancellations = new ConcurrentHashMap<>();

        Uni<Item> answer(Item item) {
            if (cancellations.containsKey(item.getKey())) {
                arrived(item);
                return Uni.createFrom().<Item> nothing();
            }
            Uni<Item> answer = Uni.createFrom().item(item);
            return (item.getLate() ? answer.onItem().delayIt().by(ofMillis(20)) : answer).invoke(this::arrived);
        }

        Multi<Item> answers(Item item) {
            return answer(item).toMulti().onCompletion()
                    .switchTo(() -> Multi.createFrom().item(item.toBuilder().clearKey().build()))
                    .onCancellation().invoke(() -> cancelled(item));
        }

        void arrived(Item item) {
            if (item.getKey().equals("unknown")) {
                throw Status.NOT_FOUND.withDescription("no such item").asRuntimeException();
            }
            arrivals.getOrDefault(item.getKey(), () -> {
            }).run();
        }

        void cancelled(Item item) {
            Runnable cancellation = cancellations.remove(item.getKey());
            if (cancellation != null) {
                cancellation.run();
            }
        }
    }

    @GrpcService
    static class Reactive implements ReactiveItems {

        @Inject
        Items items;

        @Override
        public Uni<Item> one(Item item) {
            return items.answer(item);
        }

        @Override
        public Multi<Item> many(Item item) {
            return items.answers(item);
        }

        @Override
        public Uni<Item> collect(Multi<Item> sent) {
            return sent.collect().last().flatMap(items::answer);
        }

        @Override
        public Multi<Item> chat(Multi<Item> sent) {
            return sent.onItem().transformToUniAndConcatenate(items::answer);
        }
    }

    @GrpcService
    static class Worker implements BlockingItems {

        @Inject
        Items items;

        @Override
        @Blocking
        public Uni<Item> one(Item item) {
            return Uni.createFrom().item(items.answer(item).await().indefinitely());
        }

        @Override
        @Blocking
        public Multi<Item> many(Item item) {
            return Multi.createFrom().iterable(items.answers(item).collect().asList().await().indefinitely());
        }

        @Override
        @Blocking
        public Uni<Item> collect(Multi<Item> sent) {
            return sent.collect().last().onItem().ifNull().failWith(LostItem::failure)
                    .map(item -> items.answer(item).await().indefinitely());
        }

        @Override
        @Blocking
        public Multi<Item> chat(Multi<Item> sent) {
            return sent.onCompletion().ifEmpty().failWith(LostItem::failure)
                    .map(item -> items.answer(item).await().indefinitely());
        }
    }

    @GrpcService
    static class Virtual implements VirtualItems {

        @Inject
        Items items;

        @Override
        @RunOnVirtualThread
        public Uni<Item> one(Item item) {
            return Uni.createFrom().item(items.answer(item).await().indefinitely());
        }

        @Override
        @RunOnVirtualThread
        public Multi<Item> many(Item item) {
            return Multi.createFrom().iterable(items.answers(item).collect().asList().await().indefinitely());
        }

        @Override
        @RunOnVirtualThread
        public Uni<Item> collect(Multi<Item> sent) {
            return sent.collect().last().onItem().ifNull().failWith(LostItem::failure)
                    .map(item -> items.answer(item).await().indefinitely());
        }

        @Override
        @RunOnVirtualThread
        public Multi<Item> chat(Multi<Item> sent) {
            return sent.onCompletion().ifEmpty().failWith(LostItem::failure)
                    .map(item -> items.answer(item).await().indefinitely());
        }
    }

    @GrpcService
    static class Classic extends ClassicItemsGrpc.ClassicItemsImplBase {

        @Inject
        Items items;

        @Override
        public void one(Item item, StreamObserver<Item> response) {
            items.answer(item).subscribe().with(answer -> {
                response.onNext(answer);
                response.onCompleted();
            }, response::onError);
        }

        @Override
        public void many(Item item, StreamObserver<Item> response) {
            ((ServerCallStreamObserver<Item>) response).setOnCancelHandler(() -> items.cancelled(item));
            answer(item, response);
        }

        private void answer(Item item, StreamObserver<Item> response) {
            items.answers(item).subscribe().with(response::onNext, response::onError, response::onCompleted);
        }

        @Override
        public StreamObserver<Item> collect(StreamObserver<Item> response) {
            Item[] last = new Item[1];
            return observer(item -> last[0] = item, () -> one(last[0], response));
        }

        @Override
        public StreamObserver<Item> chat(StreamObserver<Item> response) {
            Item[] last = new Item[1];
            return observer(item -> last[0] = item, () -> answer(last[0], response));
        }

        private static StreamObserver<Item> observer(Consumer<Item> next, Runnable completed) {
            return new StreamObserver<>() {

                @Override
                public void onNext(Item item) {
                    next.accept(item);
                }

                @Override
                public void onError(Throwable failure) {
                }

                @Override
                public void onCompleted() {
                    completed.run();
                }
            };
        }
    }
}
