package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.spi.EventMetadata;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.text.AnnotationText;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableObserverMethod;
import io.quarkus.arc.impl.ArcContainerImpl;

/**
 * The observers of the type of an event that do not get it: they have other qualifiers, or they observe synchronously what is
 * fired asynchronously. They are looked up when a message is written.
 */
final class MissedObservers {

    private MissedObservers() {
    }

    /** {@code ExpressParcels.send observes @Standard}, separated by commas; empty for none. */
    static String text(Origin origin, EventMetadata event, int shown) {
        boolean async = origin == Origin.CDI_ASYNC;
        List<String> missed = ((ArcContainerImpl) Arc.container()).getObservers().stream()
                .filter(observer -> isOfType(observer, event)).map(observer -> text(observer, event, async)).sorted().toList();
        int more = missed.size() - shown;
        return missed.stream().limit(shown).collect(Collectors.joining(", ")) + (more > 0 ? " and " + more + " more" : "");
    }

    /** Whether the observer would get the event if it had the observed qualifiers. An observer of all objects is none of it. */
    private static boolean isOfType(InjectableObserverMethod<?> observer, EventMetadata event) {
        return observer.getObservedType() != Object.class
                && UnheardEvents.observers(event, observer.getObservedQualifiers()).contains(observer);
    }

    private static String text(InjectableObserverMethod<?> observer, EventMetadata event, boolean async) {
        String name = UnheardEvents.name(observer) + " observes ";
        if (UnheardEvents.observers(event).contains(observer)) {
            return name + (async ? "it synchronously, but it was fired with fireAsync()"
                    : "it asynchronously, but it was fired with fire()");
        }
        return name + observer.getObservedQualifiers().stream().map(AnnotationText::of).sorted()
                .collect(Collectors.joining(" "))
                + (observer.isAsync() == async ? "" : async ? " synchronously" : " asynchronously");
    }
}
