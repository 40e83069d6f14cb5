package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.impl.EventBusImpl;

/** The addresses of the event bus that have consumers now, which only a field of Vert.x knows. */
final class BusAddresses {

    private BusAddresses() {
    }

    /** Without those that Vert.x creates for itself. Empty if the event bus is not as expected. */
    static Set<String> of(EventBus bus) {
        try {
            Field handlers = EventBusImpl.class.getDeclaredField("handlerMap");
            handlers.setAccessible(true);
            return ((Map<?, ?>) handlers.get(bus)).keySet().stream().map(String::valueOf)
                    .filter(address -> !address.startsWith(EventBusTap.INTERNAL)).collect(Collectors.toSet());
        } catch (ReflectiveOperationException | RuntimeException another) {
            // Another Vert.x: the methods with annotations are known all the same.
            return Set.of();
        }
    }
}
