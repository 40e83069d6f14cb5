package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.borders.Hop.followed;
import static io.quarkiverse.handlertesting.borders.Hop.form;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.stub.StreamObserver;
import io.quarkiverse.handlertesting.borders.ItemServices.Items;
import io.quarkiverse.handlertesting.borders.grpc.BlockingItems;
import io.quarkiverse.handlertesting.borders.grpc.BlockingItemsGrpc;
import io.quarkiverse.handlertesting.borders.grpc.ClassicItemsGrpc;
import io.quarkiverse.handlertesting.borders.grpc.Item;
import io.quarkiverse.handlertesting.borders.grpc.MutinyClassicItemsGrpc.MutinyClassicItemsStub;
import io.quarkiverse.handlertesting.borders.grpc.MutinyReactiveItemsGrpc.MutinyReactiveItemsStub;
import io.quarkiverse.handlertesting.borders.grpc.ReactiveItems;
import io.quarkiverse.handlertesting.borders.grpc.ReactiveItemsGrpc;
import io.quarkiverse.handlertesting.borders.grpc.ReactiveItemsGrpc.ReactiveItemsBlockingStub;
import io.quarkiverse.handlertesting.borders.grpc.VirtualItems;
import io.quarkiverse.handlertesting.borders.grpc.VirtualItemsGrpc;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** gRPC calls of the application to its own services. */
@Singleton
class GrpcBorder implements Border {

    @Inject
    Items items;
    @Inject
    Vertx vertx;
    @Inject
    Instance<Clients> clients;
    @ConfigProperty(name = "quarkus.grpc.server.use-separate-server", defaultValue = "true")
    boolean separate;

    /** Made on first use: a client needs the port of the server. */
    @Singleton
    static class Clients {

        @GrpcClient("netty")
        ReactiveItems reactive;
        @GrpcClient("netty")
        BlockingItems blocking;
        @GrpcClient("netty")
        VirtualItems virtual;
        @GrpcClient("netty")
        MutinyClassicItemsStub classic;
        @GrpcClient("netty")
        MutinyReactiveItemsStub mutinyStub;
        @GrpcClient("netty")
        ReactiveItemsBlockingStub blockingStub;
        @GrpcClient("netty")
        Channel channel;
        @GrpcClient("vertx")
        MutinyReactiveItemsStub vertxMutinyStub;
        @GrpcClient("vertx")
        ReactiveItemsBlockingStub vertxBlockingStub;
        @GrpcClient("vertx")
        Channel vertxChannel;
    }

    @Override
    public String name() {
        return "grpc";
    }

    /**
     * Quarkus may strand an event of a call on a virtual thread, between its last look at the queue and the end of its turn:
     * one of several thousand calls then never ends.
     */
    @Override
    public boolean isLight(Hop hop, Hop.Form form) {
        return !(hop.name() + form.name()).contains("@RunOnVirtualThread");
    }

    @Override
    public List<Hop> hops() {
        Clients own = clients.get();
        return List.of(
                followed("gRPC service with `Uni` and `Multi`", inService(LostItem::repeated, ItemCalls.of(own.reactive))),
                followed("gRPC service, `@Blocking`", inService(LostItem::repeated,
                        new ItemCalls(own.blocking::one, own.blocking::many, own.blocking::collect, own.blocking::chat))),
                followed("gRPC service, `@RunOnVirtualThread`", inService(LostItem::repeatedWhenStranded,
                        new ItemCalls(own.virtual::one, own.virtual::many, own.virtual::collect, own.virtual::chat))),
                followed("gRPC service, `ImplBase`", inService(LostItem::repeated,
                        new ItemCalls(own.classic::one, own.classic::many, own.classic::collect, own.classic::chat))),
                followed("gRPC service, when its call is cancelled", whenCancelled(own)),
                followed("gRPC client, after the response", afterResponse(
                        "interface", ItemCalls.of(own.reactive), "Mutiny stub", calls(own.mutinyStub), "async stub",
                        ItemCalls.of(ReactiveItemsGrpc.newStub(own.channel)))),
                followed("gRPC client, after the response of a blocking stub", afterBlocking(own.blockingStub)),
                followed("gRPC client, after a failure, a deadline or a cancellation", afterFailure(own)),
                followed("gRPC client on Vert.x, after the response", afterResponse(
                        "Mutiny stub", calls(own.vertxMutinyStub), "async stub",
                        ItemCalls.of(ReactiveItemsGrpc.newStub(own.vertxChannel)))),
                followed("gRPC client on Vert.x, after the response of a blocking stub", afterBlocking(own.vertxBlockingStub)));
    }

    private static ItemCalls calls(MutinyReactiveItemsStub stub) {
        return new ItemCalls(stub::one, stub::many, stub::collect, stub::chat);
    }

    private Hop.Form[] inService(UnaryOperator<Uni<?>> sent, ItemCalls calls) {
        List<Hop.Form> forms = new ArrayList<>();
        calls.each((method, call) -> eachTime(method, (name, late) -> forms.add(form(name, landed -> {
            String key = UUID.randomUUID().toString();
            items.arrivals.put(key, () -> {
                items.arrivals.remove(key);
                landed.run();
            });
            sent.apply(call.apply(item(key, late))).subscribe().with(answer -> {
            });
        }))));
        return forms.toArray(Hop.Form[]::new);
    }

    /** Clients, each with its name before it. */
    private Hop.Form[] afterResponse(Object... clients) {
        List<Hop.Form> forms = new ArrayList<>();
        for (int client = 0; client < clients.length; client += 2) {
            String name = (String) clients[client];
            ItemCalls calls = (ItemCalls) clients[client + 1];
            calls.each((method, call) -> eachTime(name + ", " + method, (text, late) -> {
                Function<Runnable, Runnable> start = landed -> () -> call.apply(item("", late)).subscribe()
                        .with(answer -> landed.run());
                forms.add(form(text + ", on a worker", landed -> start.apply(landed).run()));
                forms.add(form(text + ", on an event loop", landed -> vertx.runOnContext(here -> start.apply(landed).run())));
            }));
        }
        return forms.toArray(Hop.Form[]::new);
    }

    private Hop.Form[] afterBlocking(ReactiveItemsBlockingStub stub) {
        List<Hop.Form> forms = new ArrayList<>();
        ItemCalls.of(stub).each((method, call) -> eachTime(method, (text, late) -> forms
                .add(form(text, landed -> call.apply(item("", late)).subscribe().with(answer -> landed.run())))));
        return forms.toArray(Hop.Form[]::new);
    }

    private Hop.Form[] whenCancelled(Clients own) {
        List<Hop.Form> forms = new ArrayList<>(List.of(
                form("`Multi`", landed -> cancelled(landed, nothing(), ReactiveItemsGrpc.newStub(own.channel)::many)),
                form("`ImplBase`", landed -> cancelled(landed, nothing(), ClassicItemsGrpc.newStub(own.channel)::many))));
        // On the HTTP server, the answer to a cancelled call closes the connection, and with it the next call:
        // https://github.com/quarkusio/quarkus/issues/56268.
        if (separate) {
            forms.add(form("`@Blocking`, which goes on",
                    landed -> outlived(own, landed, BlockingItemsGrpc.newStub(own.channel)::one)));
            forms.add(form("`@RunOnVirtualThread`, which goes on",
                    landed -> outlived(own, landed,
                            (item, observer) -> VirtualItemsGrpc.newStub(own.channel).withDeadlineAfter(5, TimeUnit.SECONDS)
                                    .one(item, observer))));
        }
        return forms.toArray(Hop.Form[]::new);
    }

    private Hop.Form[] afterFailure(Clients own) {
        List<Hop.Form> forms = new ArrayList<>();
        eachTime("failure", (name, late) -> forms.add(form(name,
                landed -> own.mutinyStub.one(item("unknown", late)).subscribe().with(answer -> {
                }, failure -> landed.run()))));
        forms.add(form("deadline", landed -> {
            String key = UUID.randomUUID().toString();
            items.cancellations.put(key, nothing());
            own.mutinyStub.withDeadlineAfter(50, TimeUnit.MILLISECONDS).one(item(key, false)).subscribe().with(answer -> {
            }, failure -> landed.run());
        }));
        forms.add(form("cancellation", landed -> cancelled(nothing(), landed, ReactiveItemsGrpc.newStub(own.channel)::many)));
        return forms.toArray(Hop.Form[]::new);
    }

    /** Sends a call, and cancels it when the service has got its item. */
    private void cancelled(Runnable inService, Runnable atClient, BiConsumer<Item, StreamObserver<Item>> call) {
        String key = UUID.randomUUID().toString();
        Context.CancellableContext context = Context.current().withCancellation();
        items.arrivals.put(key, () -> context.cancel(null));
        items.cancellations.put(key, inService);
        context.run(() -> send(key, atClient, call));
    }

    /** Sends a call whose service cancels it, and goes on when the server knows. */
    private void outlived(Clients own, Runnable landed, BiConsumer<Item, StreamObserver<Item>> call) {
        String key = UUID.randomUUID().toString();
        Context.CancellableContext context = Context.current().withCancellation();
        items.arrivals.put(key, () -> {
            items.arrivals.remove(key);
            context.cancel(null);
            // The server answers the next call over this connection after it has got the cancellation.
            Context.ROOT.run(() -> own.reactive.one(item("", false)).await().indefinitely());
            landed.run();
        });
        context.run(() -> send(key, nothing(), call));
    }

    private static void send(String key, Runnable failed, BiConsumer<Item, StreamObserver<Item>> call) {
        call.accept(item(key, false), new StreamObserver<>() {

            @Override
            public void onNext(Item item) {
            }

            @Override
            public void onError(Throwable failure) {
                if (LostItem.isReasonOf(failure)) {
                    call.accept(item(key, false), this);
                } else {
                    failed.run();
                }
            }

            @Override
            public void onCompleted() {
            }
        });
    }

    private static Runnable nothing() {
        return () -> {
        };
    }

    private static Item item(String key, boolean late) {
        return Item.newBuilder().setKey(key).setLate(late).build();
    }

    private interface Timed {
        void form(String name, boolean late);
    }

    private static void eachTime(String name, Timed timed) {
        timed.form(name + ", at once", false);
        timed.form(name + ", late", true);
    }
}
