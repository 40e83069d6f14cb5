package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.events.Selectors.answered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.Context;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.quarkiverse.handlertesting.borders.grpc.Item;
import io.quarkiverse.handlertesting.borders.grpc.MutinyReactiveItemsGrpc.MutinyReactiveItemsStub;
import io.quarkiverse.handlertesting.borders.grpc.ReactiveItemsGrpc;
import io.quarkiverse.handlertesting.events.GrpcCall;
import io.quarkiverse.handlertesting.events.GrpcCall.Stage;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkus.arc.Arc;
import io.quarkus.grpc.GlobalInterceptor;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.grpc.RegisterClientInterceptor;
import io.quarkus.grpc.runtime.GrpcServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.value.registry.ValueRegistry;

/** gRPC calls that the test itself sends. */
@QuarkusTest
class GrpcCallTest extends GrpcTestBase {

    private static final String OURS = "x-handler-testing";

    @Inject
    Event<HopEvent> hopped;
    @Inject
    SeenByServer server;
    @Inject
    SeenByClient seenByClient;
    @Inject
    SeenByOneClient seenByOneClient;
    @GrpcClient("intercepted")
    @RegisterClientInterceptor(SeenByOneClient.class)
    MutinyReactiveItemsStub intercepted;

    private ManagedChannel ownChannel;

    /** Interceptors of the application, which keep the names of the metadata that they see. */
    @Singleton
    @GlobalInterceptor
    static class SeenByServer implements ServerInterceptor {

        final Set<String> names = ConcurrentHashMap.newKeySet();

        @Override
        public <I, O> ServerCall.Listener<I> interceptCall(ServerCall<I, O> call, Metadata headers,
                ServerCallHandler<I, O> next) {
            names.addAll(headers.keys());
            return next.startCall(call, headers);
        }
    }

    public abstract static class SeenMetadata implements ClientInterceptor {

        final Set<String> names = ConcurrentHashMap.newKeySet();
        /** Off for other tests: a call is started where the application does, which includes its interceptors. */
        volatile boolean looking;

        @Override
        public <I, O> ClientCall<I, O> interceptCall(MethodDescriptor<I, O> method, CallOptions options, Channel next) {
            if (!looking) {
                return next.newCall(method, options);
            }
            return new SimpleForwardingClientCall<>(next.newCall(method, options)) {

                @Override
                public void start(Listener<O> listener, Metadata headers) {
                    super.start(new SimpleForwardingClientCallListener<>(listener) {

                        @Override
                        public void onHeaders(Metadata received) {
                            names.addAll(received.keys());
                            super.onHeaders(received);
                        }

                        @Override
                        public void onClose(Status status, Metadata trailers) {
                            names.addAll(headers.keys());
                            names.addAll(trailers.keys());
                            super.onClose(status, trailers);
                        }
                    }, headers);
                }
            };
        }
    }

    @Singleton
    @GlobalInterceptor
    static class SeenByClient extends SeenMetadata {
    }

    @Singleton
    public static class SeenByOneClient extends SeenMetadata {
    }

    @BeforeEach
    void openChannel() {
        int port = Arc.container().instance(ValueRegistry.class).get().get(GrpcServer.GRPC_SERVER).getPort();
        ownChannel = ManagedChannelBuilder.forAddress("localhost", port).usePlaintext().build();
    }

    @AfterEach
    void closeChannel() throws InterruptedException {
        seenByClient.looking = false;
        seenByOneClient.looking = false;
        ownChannel.shutdownNow();
        assertTrue(ownChannel.awaitTermination(30, TimeUnit.SECONDS));
    }

    private Item firing() {
        return item(() -> hopped.fire(new HopEvent("service")));
    }

    /** The causes of the events that services have fired. */
    private List<String> causes() {
        return events.seen().stream().filter(event -> event.origin() == Origin.CDI)
                .map(event -> String.valueOf(event.cause())).toList();
    }

    @Test
    void isARequest() {
        // tag::call[]
        var answers = events.subscribe(answered("borders.ReactiveItems/One"));

        client.one(item("a")).await().indefinitely();

        assertEquals("OK", answers.await().status());
        // end::call[]
    }

    @Test
    void hasANumber() {
        client.one(firing()).await().indefinitely();
        vertxStub.one(firing());
        ReactiveItemsGrpc.newBlockingStub(channel).one(firing());
        assertEquals(List.of("request 1: borders.ReactiveItems/One", "request 2: borders.ReactiveItems/One",
                "request 3: borders.ReactiveItems/One"), causes());
    }

    @Test
    void hasANumberOverAChannelOfTheTest() {
        // tag::channel[]
        ReactiveItemsGrpc.newBlockingStub(ownChannel).one(firing());
        // end::channel[]
        assertEquals(List.of("request 1: borders.ReactiveItems/One"), causes());
    }

    @Test
    void showsTheStatusThatItFailedWith() {
        var answers = events.subscribe(answered("borders.ReactiveItems/One"));
        StatusRuntimeException failure = assertThrows(StatusRuntimeException.class,
                () -> client.one(item("unknown")).await().indefinitely());
        assertEquals("NOT_FOUND: no such item", failure.getMessage());
        // tag::status[]
        GrpcCall call = answers.await();
        assertEquals("NOT_FOUND", call.status());
        assertEquals("no such item", call.description());
        // end::status[]
        assertEquals(Stage.ANSWERED, call.stage());
    }

    @Test
    void hidesTheCauseFromTheApplication() {
        seenByClient.looking = true;
        seenByOneClient.looking = true;
        intercepted.one(firing()).await().indefinitely();
        vertxStub.one(firing());
        assertEquals(List.of("request 1: borders.ReactiveItems/One", "request 2: borders.ReactiveItems/One"), causes());
        for (Set<String> names : List.of(server.names, seenByClient.names, seenByOneClient.names)) {
            assertEquals(List.of(), names.stream().filter(name -> name.startsWith(OURS)).toList());
            // Not empty: the interceptors were called.
            assertTrue(names.contains("content-type"), names::toString);
        }
    }

    @Test
    void ignoresACauseThatNoTestHasSent() throws InterruptedException {
        Metadata forged = new Metadata();
        forged.put(Metadata.Key.of(OURS + "-cause", Metadata.ASCII_STRING_MARSHALLER), "0".repeat(32) + "-1-1");
        CountDownLatch answered = new CountDownLatch(1);
        Foreign.run(() -> {
            ReactiveItemsGrpc.newBlockingStub(ownChannel)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(forged)).one(firing());
            answered.countDown();
        });
        assertTrue(answered.await(30, TimeUnit.SECONDS));
        assertEquals(List.of("null"), causes());
    }

    @RepeatedTest(200)
    void isAwaitedWithItsCallbacks() {
        client.one(item("a")).subscribe().with(answer -> hopped.fire(new HopEvent("answer")));
        events.awaitIdle();
        assertEquals(List.of("test"), causes());
    }

    @RepeatedTest(200)
    void isAwaitedWhenItIsCancelled() {
        Context.CancellableContext context = Context.current().withCancellation();
        context.run(() -> client.many(held(() -> context.cancel(null), () -> hopped.fire(new HopEvent("cancelled"))))
                .subscribe().with(answer -> {
                }, failure -> {
                }));
        events.awaitIdle();
        assertEquals(List.of("request 1: borders.ReactiveItems/Many"), causes());
        assertEquals(List.of(Stage.REQUESTED, Stage.CANCELLED), events.seen().stream()
                .filter(event -> event.payload() instanceof GrpcCall).map(event -> ((GrpcCall) event.payload()).stage())
                .toList());
    }
}
