package io.quarkiverse.handlertesting.borders;

import java.util.UUID;

import jakarta.inject.Inject;

import io.grpc.Channel;
import io.quarkiverse.handlertesting.borders.ItemServices.Items;
import io.quarkiverse.handlertesting.borders.grpc.Item;
import io.quarkiverse.handlertesting.borders.grpc.ReactiveItems;
import io.quarkiverse.handlertesting.borders.grpc.ReactiveItemsGrpc.ReactiveItemsBlockingStub;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.grpc.GrpcClient;

/** The services and clients of the tests of gRPC calls. */
abstract class GrpcTestBase {

    @Inject
    Events events;
    @Inject
    Items items;
    @GrpcClient("netty")
    ReactiveItems client;
    @GrpcClient("netty")
    Channel channel;
    @GrpcClient("vertx")
    ReactiveItemsBlockingStub vertxStub;

    static Item item(String key) {
        return Item.newBuilder().setKey(key).build();
    }

    /** An item whose service calls back when it gets the item. */
    Item item(Runnable arrived) {
        String key = UUID.randomUUID().toString();
        items.arrivals.put(key, arrived);
        return item(key);
    }

    /** An item that its service never answers. The service calls back when the call is cancelled. */
    Item held(Runnable arrived, Runnable cancelled) {
        Item item = item(arrived);
        items.cancellations.put(item.getKey(), cancelled);
        return item;
    }
}
