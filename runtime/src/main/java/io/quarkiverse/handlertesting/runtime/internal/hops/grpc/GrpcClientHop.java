package io.quarkiverse.handlertesting.runtime.internal.hops.grpc;

import jakarta.enterprise.inject.spi.Prioritized;
import jakarta.inject.Singleton;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkus.grpc.GlobalInterceptor;

/** Puts the cause into the metadata of each gRPC call that is sent, and counts the call until its callbacks have run. */
@Singleton
@GlobalInterceptor
public class GrpcClientHop implements ClientInterceptor, Prioritized {

    @Override
    public <I, O> ClientCall<I, O> interceptCall(MethodDescriptor<I, O> method, CallOptions options, Channel next) {
        ClientCall<I, O> call = next.newCall(method, options);
        ApplicationTestRuns runs = ApplicationTestRuns.find();
        RunningCause caller = runs == null ? null : runs.currentCause().current();
        return caller == null ? call : new SentCall<>(call, method.getFullMethodName(), caller, runs.currentCause());
    }

    /** As near to the wire as possible, so that the interceptors of the application do not see the header. */
    @Override
    public int getPriority() {
        return Integer.MIN_VALUE;
    }
}
