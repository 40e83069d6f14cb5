package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.inject.spi.EventMetadata;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.text.Reached;
import io.quarkiverse.handlertesting.runtime.internal.text.Receiver;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;

/**
 * A type of CDI events: its name, and whether its events come from the application or from the container, which fires some
 * for each request and transaction. Computed once per type, since each {@code fire} needs it.
 */
public final class CdiEventType {

    private static final Set<Class<? extends Annotation>> LIFECYCLE = Set.of(Initialized.class, BeforeDestroyed.class,
            Destroyed.class);
    private static final List<String> IGNORED = List.of("io.quarkus.", "io.vertx.", "jakarta.");

    private final boolean ignored;
    private final String name;
    /**
     * The last sets of qualifiers that were checked: an {@code Event} fires with the same set each time. A race between threads
     * only costs another check.
     */
    private Set<Annotation> lastOfApplication;
    private Set<Annotation> lastOfLifecycle;
    /** The qualifiers of the last event of each kind, for the same reason. */
    private Set<Annotation> lastFired;
    private Set<Annotation> lastFiredAsync;
    /** For the same reason. */
    private ReachedObservers lastReached;
    private final Set<Way> ways = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean unheard = new AtomicBoolean();

    /** How an event was fired. */
    private record Way(Origin origin, Set<Annotation> qualifiers) {
    }

    private CdiEventType(Class<?> type) {
        this.ignored = isIgnored(type);
        this.name = TypeText.name(type);
    }

    /** The known types of a tap. Lives as long as the tap. */
    static ClassValue<CdiEventType> cache() {
        return new ClassValue<>() {
            @Override
            protected CdiEventType computeValue(Class<?> type) {
                return new CdiEventType(type);
            }
        };
    }

    /** Whether events of this type are not recorded. */
    public static boolean isIgnored(Class<?> type) {
        return IGNORED.stream().anyMatch(type.getName()::startsWith);
    }

    /** {@code io.quarkus, io.vertx, jakarta} */
    public static String ignoredPackages() {
        return String.join(", ", IGNORED.stream().map(prefix -> prefix.substring(0, prefix.length() - 1)).toList());
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
        boolean lifecycle = isLifecycle(qualifiers);
        if (lifecycle) {
            lastOfLifecycle = qualifiers;
        } else {
            lastOfApplication = qualifiers;
        }
        return lifecycle;
    }

    /** Whether no event of this type was fired before in this way with these qualifiers. */
    boolean isFirst(Origin origin, Set<Annotation> qualifiers) {
        if (qualifiers == (origin == Origin.CDI ? lastFired : lastFiredAsync)) {
            return false;
        }
        if (origin == Origin.CDI) {
            lastFired = qualifiers;
        } else {
            lastFiredAsync = qualifiers;
        }
        return ways.add(new Way(origin, qualifiers));
    }

    /**
     * Where an event was fired, and its observers. One object serves all events of a line.
     *
     * @param at {@code null} if the line is unknown
     * @param within {@code null} if no observer or consumer is known that has fired it
     */
    Reached reached(Origin origin, EventMetadata event, String at, Receiver within) {
        ReachedObservers last = lastReached;
        if (last != null && last.isOf(origin, event.getQualifiers(), at, within)) {
            return last;
        }
        ReachedObservers reached = new ReachedObservers(origin, event, at, within);
        lastReached = reached;
        return reached;
    }

    /** Whether no observer was missed before by an event of this type. */
    boolean isFirstUnheard() {
        return unheard.compareAndSet(false, true);
    }

    /** Whether the container fires the event when a context begins or ends. */
    private static boolean isLifecycle(Set<Annotation> qualifiers) {
        for (Annotation qualifier : qualifiers) {
            // Not instanceof: testing for an interface that an object lacks is several times slower.
            if (LIFECYCLE.contains(qualifier.annotationType())) {
                return true;
            }
        }
        return false;
    }
}
