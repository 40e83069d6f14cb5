package io.quarkiverse.handlertesting.runtime.internal.application;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.inject.Any;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.arc.InstanceHandle;

/**
 * Finds beans of the application that runs now, for code that is not a bean: callbacks of JUnit, and code that may outlive an
 * application, as Vert.x does in dev mode.
 */
public final class Beans {

    private Beans() {
    }

    /** Empty where no application runs in this JVM and class loader, as in a {@code @QuarkusIntegrationTest}. */
    public static <T> Optional<T> find(Class<T> type) {
        if (!isRunning()) {
            return Optional.empty();
        }
        InstanceHandle<T> handle = Arc.container().instance(type);
        return handle.isAvailable() ? Optional.of(handle.get()) : Optional.empty();
    }

    /** All beans of this type; empty where no application runs in this JVM and class loader. */
    public static <T> List<T> all(Class<T> type) {
        return isRunning() ? Arc.container().listAll(type).stream().map(InstanceHandle::get).toList() : List.of();
    }

    /** The beans of this type that the configuration has not switched off, of any qualifier. */
    public static <T> List<InstanceHandle<T>> active(Class<T> type) {
        return Arc.container().select(type, Any.Literal.INSTANCE).handlesStream().filter(handle -> handle.getBean().isActive())
                .toList();
    }

    private static boolean isRunning() {
        ArcContainer container = Arc.container();
        return container != null && container.isRunning();
    }
}
