package io.quarkiverse.handlertesting.borders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import io.quarkiverse.handlertesting.borders.grpc.BlockingItemsGrpc;
import io.quarkiverse.handlertesting.borders.grpc.Item;
import io.quarkiverse.handlertesting.borders.grpc.ReactiveItemsGrpc;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;

/**
 * A call with a cause, which the extension follows, behaves as one without a cause: order, threads, contexts, back pressure.
 */
@QuarkusTest
class GrpcBehaviourTest extends GrpcTestBase {

    @Inject
    Vertx vertx;

    /** Starts the task where there is a cause. */
    private void attributed(Runnable task) {
        vertx.executeBlocking(() -> {
            task.run();
            return null;
        }).toCompletionStage().toCompletableFuture().join();
    }

    /** Starts the task where there is none. */
    private void unattributed(Runnable task) {
        Thread stranger = new Thread(() -> vertx.executeBlocking(() -> {
            task.run();
            return null;
        }).toCompletionStage().toCompletableFuture().join());
        stranger.start();
        try {
            stranger.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The kind of the current thread and context. */
    private static String here() {
        return Thread.currentThread().getName().replaceAll("[0-9]+", "N")
                + (VertxContext.isOnDuplicatedContext() ? ", duplicated" : ", not duplicated")
                + (Arc.container().requestContext().isActive() ? ", request scope" : "");
    }

    private List<String> trace(CallMethod method, Runner runner, boolean onEventLoop) {
        List<String> trace = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> closed = new CompletableFuture<>();
        Runnable call = () -> method.call(item(() -> trace.add("in the service, " + here())),
                new Recording(trace, closed));
        runner.run(
                onEventLoop ? () -> VertxContext.getOrCreateDuplicatedContext(vertx).runOnContext(here -> call.run()) : call);
        closed.orTimeout(30, TimeUnit.SECONDS).join();
        return trace;
    }

    private interface Runner {
        void run(Runnable task);
    }

    private interface CallMethod {
        void call(Item item, Recording callbacks);
    }

    private static final class Recording extends ClientCall.Listener<Item> {

        private final List<String> trace;
        private final CompletableFuture<Void> closed;

        Recording(List<String> trace, CompletableFuture<Void> closed) {
            this.trace = trace;
            this.closed = closed;
        }

        @Override
        public void onHeaders(Metadata headers) {
            trace.add("headers, " + here());
        }

        @Override
        public void onMessage(Item message) {
            trace.add("message, " + here());
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            trace.add("closed with " + status.getCode() + ", " + here());
            closed.complete(null);
        }
    }

    private void reactive(Item item, Recording callbacks) {
        start(channel.newCall(ReactiveItemsGrpc.getManyMethod(), CallOptions.DEFAULT), item, callbacks, 10);
    }

    private void blocking(Item item, Recording callbacks) {
        start(channel.newCall(BlockingItemsGrpc.getManyMethod(), CallOptions.DEFAULT), item, callbacks, 10);
    }

    private static void start(ClientCall<Item, Item> call, Item item, ClientCall.Listener<Item> callbacks, int messages) {
        call.start(callbacks, new Metadata());
        call.request(messages);
        call.sendMessage(item);
        call.halfClose();
    }

    @Test
    void runsTheSameCallbacksOnTheSameThreadsInTheSameOrder() {
        for (CallMethod method : List.<CallMethod> of(this::reactive, this::blocking)) {
            for (boolean onEventLoop : List.of(false, true)) {
                List<String> without = trace(method, this::unattributed, onEventLoop);
                assertEquals(without, trace(method, this::attributed, onEventLoop));
                assertEquals(5, without.size(), without::toString);
            }
        }
    }

    @Test
    void requestsNoMessageThatTheApplicationDoesNot() throws InterruptedException {
        CountDownLatch first = new CountDownLatch(1);
        CompletableFuture<Void> closed = new CompletableFuture<>();
        List<String> trace = new CopyOnWriteArrayList<>();
        ClientCall<Item, Item> call = channel.newCall(ReactiveItemsGrpc.getManyMethod(), CallOptions.DEFAULT);
        start(call, item("a"), new ClientCall.Listener<>() {

            @Override
            public void onMessage(Item message) {
                trace.add("message");
                first.countDown();
            }

            @Override
            public void onClose(Status status, Metadata trailers) {
                trace.add("closed");
                closed.complete(null);
            }
        }, 1);
        first.await(30, TimeUnit.SECONDS);
        // All answers are there: the next call over the same connection has been answered after them.
        client.one(item("b")).await().indefinitely();
        assertFalse(closed.isDone());
        trace.add("request");
        call.request(1);
        closed.orTimeout(30, TimeUnit.SECONDS).join();
        assertEquals(List.of("message", "request", "message", "closed"), trace);
    }
}
