package io.quarkiverse.handlertesting.events;

import java.lang.annotation.Annotation;
import java.util.Set;

import io.quarkiverse.handlertesting.runtime.internal.text.AnnotationText;
import io.quarkiverse.handlertesting.runtime.internal.text.Reached;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueCopy;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;

/**
 * A CDI event that the application fired: the payload of an {@link RecordedEvent} of the origins {@link Origin#CDI},
 * {@link Origin#CDI_ASYNC} and {@link Origin#CDI_COMMITTED}.
 *
 * @param event the fired object, never {@code null}
 * @param qualifiers the qualifiers of the event, {@code @Any} included
 * @param reached its text says where the event was fired and which observers it reaches, as the line of the event does; never
 *        {@code null}. It does not count when events are compared
 */
public record CdiEvent(Object event, Set<Annotation> qualifiers, Object reached) {

    public CdiEvent {
        event = ValueCopy.of(event);
    }

    /** An event whose observers are unknown. */
    public CdiEvent(Object event, Set<Annotation> qualifiers) {
        this(event, qualifiers, Reached.UNKNOWN);
    }

    @Override
    public Object event() {
        return ValueCopy.original(event);
    }

    /**
     * One line: {@code @Urgent DownloadCompleted[id=7]}, in a failure message with the line that fired it and its observers:
     * {@code DownloadCompleted[id=7] at Downloads.java:31 -> Mailer.send}, or {@code -> no observer}.
     */
    @Override
    public String toString() {
        return AnnotationText.shown(qualifiers) + ValueText.named(event) + reached;
    }
}
