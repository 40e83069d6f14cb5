package io.quarkiverse.handlertesting.runtime.internal.selectors;

import java.lang.annotation.Annotation;
import java.lang.invoke.MethodType;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.runtime.internal.text.AnnotationText;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;

/** The type and the qualifiers by which a CDI event is selected. */
record Qualifiers<T>(Class<T> type, Set<Annotation> required) {

    Qualifiers {
        type = boxed(type);
    }

    /** An event is an object: that of {@code fired(int.class)} is an {@code Integer}. */
    @SuppressWarnings("unchecked")
    private static <T> Class<T> boxed(Class<T> type) {
        return (Class<T>) MethodType.methodType(type).wrap().returnType();
    }

    boolean match(CdiEvent event) {
        return type.isInstance(event.event())
                && (event.qualifiers().containsAll(required) || missing(event.qualifiers()).isEmpty());
    }

    private Set<Annotation> missing(Set<Annotation> present) {
        Set<Annotation> missing = new LinkedHashSet<>(required);
        missing.removeIf(qualifier -> present.contains(qualifier)
                || present.stream().anyMatch(other -> QualifierMembers.areSame(qualifier, other)));
        return missing;
    }

    /** The qualifiers that an event of the right type lacks: {@code "lacks @Urgent"}. */
    String missing(CdiEvent event) {
        return "lacks "
                + missing(event.qualifiers()).stream().map(AnnotationText::of).sorted().collect(Collectors.joining(" "));
    }

    String description() {
        Set<String> names = new TreeSet<>();
        required.forEach(annotation -> names.add(AnnotationText.of(annotation)));
        String prefix = names.isEmpty() ? "" : String.join(" ", names) + " ";
        return prefix + TypeText.name(type);
    }
}
