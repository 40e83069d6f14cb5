package io.quarkiverse.handlertesting.runtime.internal.hops.grpc;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.inject.spi.Prioritized;
import jakarta.inject.Singleton;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseContext;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.taps.GrpcTap;
import io.quarkus.arc.All;
import io.quarkus.grpc.GlobalInterceptor;
import io.vertx.core.Vertx;

/**
 * Takes the cause out of the metadata of each gRPC call that arrives, for all that the call leads to, and counts the call until
 * it is over. The application does not see the metadata.
 */
@Singleton
@GlobalInterceptor
public class GrpcServerHop implements ServerInterceptor, Prioritized {

    /** Next after the interceptor of Quarkus that gives each call a duplicated context, which keeps the cause. */
    private static final int SECOND = Integer.MAX_VALUE - 6;

    private final ApplicationTestRuns runs;
    private final List<GrpcTap> taps;

    public GrpcServerHop(ApplicationTestRuns runs, @All List<GrpcTap> taps) {
        this.runs = runs;
        this.taps = taps;
    }

    @Override
    public <I, O> ServerCall.Listener<I> interceptCall(ServerCall<I, O> call, Metadata headers, ServerCallHandler<I, O> next) {
        String method = call.getMethodDescriptor().getFullMethodName();
        RunningCause sent = runs.resolve(CauseMetadata.take(headers)).orElse(null);
        // The HTTP server of Vert.x has taken the header already, and counts the exchange.
        RunningCause cause = sent == null ? CauseContext.of(Vertx.currentContext()) : sent;
        Optional<GrpcTap.Call> recorded = taps.stream().findFirst().flatMap(tap -> tap.arrived(cause, method));
        if (cause == null && recorded.isEmpty()) {
            return next.startCall(call, headers);
        }
        Optional<Work> work = Optional.ofNullable(sent).map(known -> known.begin(WorkKind.GRPC, method));
        return new ReceivedCall(runs.currentCause(), cause, recorded, work).start(call, headers, next);
    }

    @Override
    public int getPriority() {
        return SECOND;
    }
}
