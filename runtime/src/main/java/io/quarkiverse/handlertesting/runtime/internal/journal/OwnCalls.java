package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.quarkiverse.handlertesting.events.MethodCall;
import io.quarkiverse.handlertesting.events.RecordedEvent;

/**
 * The beans whose calls a test has asked for. All tests of an application share the beans that any of them observes, so the
 * journal of a test also has calls that only another one wants to see. Thread-safe.
 */
public final class OwnCalls {

    /** {@code null} as long as all beans are. */
    private volatile Set<Class<?>> beans;

    /** Lets failure messages show the calls of these beans, and of those that are added. */
    public void only(Collection<Class<?>> observed) {
        Set<Class<?>> own = ConcurrentHashMap.newKeySet();
        own.addAll(observed);
        beans = own;
    }

    /** Adds a bean, or an interface or superclass of one. */
    public void add(Class<?> bean) {
        Set<Class<?>> own = beans;
        if (own != null) {
            own.add(bean);
        }
    }

    /** Whether the event is no call, or one of these beans, or one that failed. */
    boolean include(RecordedEvent event) {
        Set<Class<?>> own = beans;
        return own == null || event.failure() != null || !(event.payload() instanceof MethodCall call)
                || own.stream().anyMatch(bean -> bean.isAssignableFrom(call.bean()));
    }
}
