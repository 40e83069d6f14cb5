package io.quarkiverse.handlertesting.borders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.quarkiverse.handlertesting.borders.grpc.Item;
import io.quarkiverse.handlertesting.borders.grpc.ReactiveItemsGrpc;
import io.quarkus.test.junit.QuarkusTest;

/** The caller gets the exception of a service as a status; what its last callback throws reaches nobody. */
@QuarkusTest
class GrpcFailuresTest extends GrpcTestBase {

    private Item failing() {
        return item(() -> {
            throw new Boom("service");
        });
    }

    @Test
    void theCallerGetsTheExceptionOfAService() {
        assertThrows(StatusRuntimeException.class, () -> client.one(failing()).await().indefinitely());
        assertThrows(StatusRuntimeException.class, () -> vertxStub.one(failing()));
        events.awaitIdle();
    }

    @Test
    void theLastCallbackOfAClientFailsUnseen() {
        call(channel, new Observer() {

            @Override
            public void onCompleted() {
                throw new Boom("callback");
            }
        });
        assertEquals("callback", events.expectFailure(Boom.class).getMessage());
    }

    @Test
    void theLastCallbackOfAClientOnVertxFailsUnseen() {
        call(vertxStub.getChannel(), new Observer() {

            @Override
            public void onCompleted() {
                throw new Boom("callback");
            }
        });
        assertEquals("callback", events.expectFailure(Boom.class).getMessage());
    }

    /** gRPC cancels the call, and reports the exception to the next callback. */
    @Test
    void theNextCallbackGetsTheExceptionOfAnotherOne() throws Exception {
        CompletableFuture<Throwable> failed = new CompletableFuture<>();
        call(channel, new Observer() {

            @Override
            public void onNext(Item item) {
                throw new Boom("callback");
            }

            @Override
            public void onError(Throwable thrown) {
                failed.complete(thrown);
            }
        });
        assertEquals(Status.Code.CANCELLED, Status.fromThrowable(failed.get(30, TimeUnit.SECONDS)).getCode());
        events.awaitIdle();
    }

    private static void call(Channel channel, Observer observer) {
        ReactiveItemsGrpc.newStub(channel).one(item("callbacks"), observer);
    }

    private static class Observer implements StreamObserver<Item> {

        @Override
        public void onNext(Item item) {
            // It is not what the test is about.
        }

        @Override
        public void onError(Throwable thrown) {
            // It is not what the test is about.
        }

        @Override
        public void onCompleted() {
            // It is not what the test is about.
        }
    }
}
