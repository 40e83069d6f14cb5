package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.vertx.core.eventbus.EventBus;

/** The addresses of the event bus that have consumers now, which only a field of Vert.x knows. */
final class BusAddresses {

    private BusAddresses() {
    }

    /** By its name, since the class belongs to the internals of Vert.x. A superclass of the bus may have it. */
    private static Field handlers(Class<?> type) throws NoSuchFieldException {
        try {
            return type.getDeclaredField("handlerMap");
        } catch (NoSuchFieldException inherited) {
            if (type.getSuperclass() == null) {
                throw inherited;
            }
            return handlers(type.getSuperclass());
        }
    }

    /** Without those that Vert.x creates for itself. Empty if the event bus is not as expected. */
    static Set<String> of(EventBus bus) {
        try {
            Field handlers = handlers(bus.getClass());
            handlers.setAccessible(true);
            return ((Map<?, ?>) handlers.get(bus)).keySet().stream().map(String::valueOf)
                    .filter(address -> !address.startsWith(EventBusTap.INTERNAL)).collect(Collectors.toSet());
        } catch (ReflectiveOperationException | RuntimeException another) {
            // Another Vert.x: the methods with annotations are known all the same.
            return Set.of();
        }
    }
}
