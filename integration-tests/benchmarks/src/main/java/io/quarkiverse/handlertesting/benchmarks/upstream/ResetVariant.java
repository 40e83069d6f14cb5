package io.quarkiverse.handlertesting.benchmarks.upstream;

import java.util.function.Supplier;

/** The mocks that are reset. */
public enum ResetVariant {

    OURS(OurReset::new),
    WIREMOCK(WireMockReset::new),
    WIREMOCK_CLIENT(WireMockClientReset::new);

    private final Supplier<Resettable> factory;

    ResetVariant(Supplier<Resettable> factory) {
        this.factory = factory;
    }

    Resettable create() {
        return factory.get();
    }
}
