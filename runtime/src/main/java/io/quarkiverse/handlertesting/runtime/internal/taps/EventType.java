package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.lang.annotation.Annotation;
import java.util.Set;

import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;

/**
 * What the tap knows of a type of CDI events: worked out once, since it is asked at every {@code fire}.
 */
final class EventType {

    private final boolean ignored;
    private final String name;
    /**
     * The last sets of qualifiers that were looked at; an {@code Event} fires with the same set each time. A race between
     * threads only costs another look.
     */
    private Set<Annotation> lastOfApplication;
    private Set<Annotation> lastOfLifecycle;

    private EventType(Class<?> type) {
        this.ignored = CdiFilter.isIgnored(type);
        this.name = TypeText.name(type);
    }

    /** Types that were met. It lives as long as the tap. */
    static ClassValue<EventType> cache() {
        return new ClassValue<>() {
            @Override
            protected EventType computeValue(Class<?> type) {
                return new EventType(type);
            }
        };
    }

    String name() {
        return name;
    }

    /** Whether an event of this type with these qualifiers is the container's own. */
    boolean isIgnored(Set<Annotation> qualifiers) {
        if (ignored || qualifiers == lastOfLifecycle) {
            return true;
        }
        if (qualifiers == lastOfApplication) {
            return false;
        }
        boolean lifecycle = CdiFilter.isLifecycle(qualifiers);
        if (lifecycle) {
            lastOfLifecycle = qualifiers;
        } else {
            lastOfApplication = qualifiers;
        }
        return lifecycle;
    }
}
