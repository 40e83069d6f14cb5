package io.quarkiverse.handlertesting.runtime.internal.hops.grpc;

import io.grpc.ClientCall;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.Status;
import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/** A gRPC call with a cause. Its callbacks run with the cause of the code that has sent it. */
final class SentCall<I, O> extends SimpleForwardingClientCall<I, O> {

    private final String method;
    private final RunningCause caller;
    private final CurrentCause current;

    SentCall(ClientCall<I, O> call, String method, RunningCause caller, CurrentCause current) {
        super(call);
        this.method = method;
        this.caller = caller;
        this.current = current;
    }

    @Override
    public void start(Listener<O> listener, Metadata headers) {
        RunningCause cause = caller.cause().isRequest() ? caller : request();
        Work work = cause.begin(WorkKind.GRPC_CLIENT, "to " + method);
        try {
            super.start(new Callbacks(listener, work), CauseMetadata.with(headers, cause.header()));
        } catch (Throwable refused) {
            work.end();
            throw refused;
        }
    }

    /** A call that the test itself sends is a request of the test. */
    private RunningCause request() {
        RunningCause request = caller.testRun().request(method);
        request.describe(method);
        return request;
    }

    private final class Callbacks extends SimpleForwardingClientCallListener<O> {

        private final Work work;

        Callbacks(Listener<O> listener, Work work) {
            super(listener);
            this.work = work;
        }

        @Override
        public void onReady() {
            run(super::onReady);
        }

        @Override
        public void onHeaders(Metadata headers) {
            CauseMetadata.take(headers);
            run(() -> super.onHeaders(headers));
        }

        @Override
        public void onMessage(O message) {
            run(() -> super.onMessage(message));
        }

        private void run(Runnable callback) {
            work.runPart(() -> current.run(caller, callback));
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            CauseMetadata.take(trailers);
            work.runUnseen(() -> current.run(caller, () -> super.onClose(status, trailers)));
        }
    }
}
