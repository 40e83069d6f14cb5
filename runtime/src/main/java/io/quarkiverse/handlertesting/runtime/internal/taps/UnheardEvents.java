package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.enterprise.inject.spi.ObserverMethod;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableObserverMethod;

/**
 * Finds events that none of their observers gets: {@code fire} calls only observers with {@code @Observes}, {@code fireAsync}
 * only those with {@code @ObservesAsync}.
 */
final class UnheardEvents {

    private static final Set<Class<?>> OURS = Set.of(CdiTap.class, CdiAsyncTap.class);
    private static final Pattern METHOD = Pattern.compile("#([^(]+)\\(");

    private UnheardEvents() {
    }

    /** The warning of an event that has observers, but none that it reaches; empty for others. */
    static Optional<String> find(Origin origin, String name, EventMetadata event) {
        if (Arc.container() == null) {
            return Optional.empty();
        }
        List<? extends InjectableObserverMethod<?>> observers = observers(event);
        boolean async = origin == Origin.CDI_ASYNC;
        if (observers.isEmpty() || observers.stream().anyMatch(observer -> observer.isAsync() == async)) {
            return Optional.empty();
        }
        String names = observers.stream().map(UnheardEvents::name).sorted().collect(Collectors.joining(", "));
        return Optional.of(async
                ? "fireAsync(" + name + ") reaches no observer: it calls those with @ObservesAsync, but these have @Observes: "
                        + names + ". Use fire(…), or @ObservesAsync."
                : "fire(" + name + ") reaches no observer: it calls those with @Observes, but these have @ObservesAsync: "
                        + names + ". Use fireAsync(…), or @Observes.");
    }

    /** The observers of the application, synchronous and asynchronous ones. */
    static List<? extends InjectableObserverMethod<?>> observers(EventMetadata event) {
        return observers(event, event.getQualifiers());
    }

    /** As {@link #observers(EventMetadata)}, if the event had these qualifiers. */
    static List<? extends InjectableObserverMethod<?>> observers(EventMetadata event, Set<Annotation> qualifiers) {
        return Arc.container().resolveObserverMethods(event.getType(), qualifiers.toArray(Annotation[]::new)).stream()
                .filter(observer -> !OURS.contains(observer.getBeanClass())).toList();
    }

    /** {@code Mailer.send} */
    static String name(ObserverMethod<?> observer) {
        Matcher method = METHOD.matcher(observer.toString());
        return TypeText.name(observer.getBeanClass()) + (method.find() ? "." + method.group(1) : "");
    }
}
