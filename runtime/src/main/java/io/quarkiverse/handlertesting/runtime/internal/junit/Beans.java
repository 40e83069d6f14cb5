package io.quarkiverse.handlertesting.runtime.internal.junit;

import java.util.Optional;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.arc.InstanceHandle;

/** Beans of the application under test, as a callback of JUnit finds them. */
final class Beans {

    private Beans() {
    }

    /** Empty where no application runs in this JVM and class loader, as in a {@code @QuarkusIntegrationTest}. */
    static <T> Optional<T> find(Class<T> type) {
        ArcContainer container = Arc.container();
        if (container == null || !container.isRunning()) {
            return Optional.empty();
        }
        InstanceHandle<T> handle = container.instance(type);
        return handle.isAvailable() ? Optional.of(handle.get()) : Optional.empty();
    }
}
