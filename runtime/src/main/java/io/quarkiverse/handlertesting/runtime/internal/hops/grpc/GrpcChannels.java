package io.quarkiverse.handlertesting.runtime.internal.hops.grpc;

import java.util.ArrayList;
import java.util.List;

import io.grpc.ClientInterceptor;

/**
 * Called with the interceptors of each channel that is built; the class of channels is transformed for the tests. Quarkus
 * intercepts only the channels that it builds itself, and lets interceptors of a single client run after global ones.
 */
public final class GrpcChannels {

    private GrpcChannels() {
    }

    /** The interceptors to use in place of these. */
    public static List<ClientInterceptor> intercepted(List<ClientInterceptor> interceptors) {
        List<ClientInterceptor> all = new ArrayList<>(interceptors);
        all.removeIf(GrpcClientHop.class::isInstance);
        // The first one is the nearest to the wire.
        all.add(0, new GrpcClientHop());
        return all;
    }
}
