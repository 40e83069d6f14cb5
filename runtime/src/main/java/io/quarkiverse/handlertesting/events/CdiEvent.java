package io.quarkiverse.handlertesting.events;

import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.runtime.internal.text.AnnotationText;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueCopy;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;

/**
 * A CDI event that the application fired: the payload of an {@link RecordedEvent} of the origins {@link Origin#CDI},
 * {@link Origin#CDI_ASYNC} and {@link Origin#CDI_COMMITTED}.
 *
 * @param event the fired object, never {@code null}
 * @param qualifiers the qualifiers of the event, {@code @Any} included
 */
public record CdiEvent(Object event, Set<Annotation> qualifiers) {

    public CdiEvent {
        event = ValueCopy.of(event);
    }

    @Override
    public Object event() {
        return ValueCopy.original(event);
    }

    /** One line: {@code @Urgent DownloadCompleted[id=7]} */
    @Override
    public String toString() {
        String shown = qualifiers.stream().map(AnnotationText::of)
                .filter(name -> !name.equals("@Any") && !name.equals("@Default"))
                .sorted().map(name -> name + " ").collect(Collectors.joining());
        return shown + ValueText.named(event);
    }
}
