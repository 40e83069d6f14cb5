package io.quarkiverse.handlertesting.events;

import java.lang.annotation.Annotation;
import java.util.Set;

import io.quarkiverse.handlertesting.runtime.internal.report.Rendering;

/**
 * A CDI event that the application fired: the payload of an {@link RecordedEvent} of the origins {@link Origin#CDI},
 * {@link Origin#CDI_ASYNC} and {@link Origin#CDI_COMMITTED}.
 *
 * @param event the object that was fired, never {@code null}
 * @param qualifiers the qualifiers that it was fired with, {@code @Any} included
 */
public record CdiEvent(Object event, Set<Annotation> qualifiers) {

    @Override
    public String toString() {
        return Rendering.cdiEvent(this);
    }
}
