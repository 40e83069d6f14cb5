package io.quarkiverse.handlertesting.runtime.internal.hops.grpc;

import java.util.Optional;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.hops.WorkEnd;
import io.quarkiverse.handlertesting.runtime.internal.taps.GrpcTap;
import io.vertx.core.Vertx;

/**
 * A gRPC call that has arrived. Its callbacks run with its cause.
 *
 * @param cause {@code null} if it is unknown
 * @param recorded empty if no test records the call
 * @param work empty if the call is not counted here
 */
record ReceivedCall(CurrentCause current, RunningCause cause, Optional<GrpcTap.Call> recorded, Optional<Work> work) {

    <I, O> ServerCall.Listener<I> start(ServerCall<I, O> call, Metadata headers, ServerCallHandler<I, O> next) {
        try {
            return new Callbacks<>(cause == null ? next.startCall(new Answering<>(call), headers)
                    : current.get(cause, () -> {
                        current.set(cause);
                        return next.startCall(new Answering<>(call), headers);
                    }));
        } catch (Throwable refused) {
            answered(Status.fromThrowable(refused));
            over();
            throw refused;
        }
    }

    private void answered(Status status) {
        recorded.ifPresent(call -> call.answered(status.getCode().name(), status.getDescription(), status.getCause()));
    }

    /** Ends the work after the code that is running: the server on Vert.x' HTTP calls back while the call is being closed. */
    private void over() {
        work.ifPresent(counted -> WorkEnd.afterHandlers(counted, Vertx.currentContext()));
    }

    private void run(Runnable callback) {
        if (cause == null) {
            callback.run();
        } else if (work.isEmpty()) {
            current.run(cause, callback);
        } else {
            work.get().runPart(() -> current.run(cause, callback));
        }
    }

    private final class Answering<I, O> extends SimpleForwardingServerCall<I, O> {

        Answering(ServerCall<I, O> call) {
            super(call);
        }

        @Override
        public void close(Status status, Metadata trailers) {
            answered(status);
            super.close(status, trailers);
        }
    }

    private final class Callbacks<I> extends SimpleForwardingServerCallListener<I> {

        Callbacks(ServerCall.Listener<I> listener) {
            super(listener);
        }

        @Override
        public void onReady() {
            run(super::onReady);
        }

        @Override
        public void onMessage(I message) {
            run(() -> super.onMessage(message));
        }

        @Override
        public void onHalfClose() {
            run(super::onHalfClose);
        }

        @Override
        public void onComplete() {
            try {
                run(super::onComplete);
            } finally {
                over();
            }
        }

        @Override
        public void onCancel() {
            recorded.ifPresent(GrpcTap.Call::cancelled);
            try {
                run(super::onCancel);
            } finally {
                over();
            }
        }
    }
}
