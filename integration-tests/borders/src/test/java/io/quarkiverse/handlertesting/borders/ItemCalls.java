package io.quarkiverse.handlertesting.borders;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import io.grpc.stub.StreamObserver;
import io.quarkiverse.handlertesting.borders.grpc.Item;
import io.quarkiverse.handlertesting.borders.grpc.ReactiveItems;
import io.quarkiverse.handlertesting.borders.grpc.ReactiveItemsGrpc.ReactiveItemsBlockingStub;
import io.quarkiverse.handlertesting.borders.grpc.ReactiveItemsGrpc.ReactiveItemsStub;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The calls of a service, over whichever kind of stub. */
record ItemCalls(Function<Item, Uni<Item>> one, Function<Item, Multi<Item>> many, Function<Multi<Item>, Uni<Item>> collect,
        Function<Multi<Item>, Multi<Item>> chat) {

    static ItemCalls of(ReactiveItems client) {
        return new ItemCalls(client::one, client::many, client::collect, client::chat);
    }

    /** Calls that block; this stub has none that send a stream. */
    static ItemCalls of(ReactiveItemsBlockingStub stub) {
        return new ItemCalls(item -> Uni.createFrom().item(() -> stub.one(item)),
                item -> Multi.createFrom().items(() -> {
                    Iterable<Item> answers = () -> stub.many(item);
                    return StreamSupport.stream(answers.spliterator(), false);
                }), null, null);
    }

    static ItemCalls of(ReactiveItemsStub stub) {
        return new ItemCalls(item -> one(observer -> stub.one(item, observer)),
                item -> many(observer -> stub.many(item, observer)),
                items -> one(observer -> send(items, stub.collect(observer))),
                items -> many(observer -> send(items, stub.chat(observer))));
    }

    private static Uni<Item> one(Consumer<StreamObserver<Item>> call) {
        return Uni.createFrom().emitter(emitter -> call.accept(observer(emitter::complete, emitter::fail, () -> {
        })));
    }

    private static Multi<Item> many(Consumer<StreamObserver<Item>> call) {
        return Multi.createFrom().emitter(emitter -> call.accept(observer(emitter::emit, emitter::fail, emitter::complete)));
    }

    private static void send(Multi<Item> items, StreamObserver<Item> request) {
        items.subscribe().with(request::onNext, request::onError, request::onCompleted);
    }

    private static StreamObserver<Item> observer(Consumer<Item> next, Consumer<Throwable> failed, Runnable completed) {
        return new StreamObserver<>() {

            @Override
            public void onNext(Item item) {
                next.accept(item);
            }

            @Override
            public void onError(Throwable failure) {
                failed.accept(failure);
            }

            @Override
            public void onCompleted() {
                completed.run();
            }
        };
    }

    /** Calls each method of the service; the name of the method is first. */
    void each(BiConsumer<String, Function<Item, Uni<?>>> call) {
        call.accept("unary", item -> one.apply(item));
        call.accept("server streaming", item -> many.apply(item).collect().asList());
        if (collect != null) {
            call.accept("client streaming", item -> collect.apply(Multi.createFrom().item(item)));
            call.accept("bidirectional", item -> chat.apply(Multi.createFrom().item(item)).collect().asList());
        }
    }
}
