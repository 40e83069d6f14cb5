package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;

/** Tells the application's events from those of the container, which fires some for each request and transaction. */
public final class CdiFilter {

    private static final Set<Class<? extends Annotation>> LIFECYCLE = Set.of(Initialized.class, BeforeDestroyed.class,
            Destroyed.class);
    private static final List<String> IGNORED = List.of("io.quarkus.", "io.vertx.", "jakarta.");

    private CdiFilter() {
    }

    /** Whether no event of this type is recorded. */
    public static boolean isIgnored(Class<?> type) {
        String name = type.getName();
        for (String prefix : IGNORED) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** {@code io.quarkus, io.vertx, jakarta} */
    public static String ignoredPackages() {
        return String.join(", ", IGNORED.stream().map(prefix -> prefix.substring(0, prefix.length() - 1)).toList());
    }

    /** Whether the container fires it for the begin or end of a context. */
    static boolean isLifecycle(Set<Annotation> qualifiers) {
        for (Annotation qualifier : qualifiers) {
            // Not instanceof: a test for an interface that an object lacks takes the JVM several times as long.
            if (LIFECYCLE.contains(qualifier.annotationType())) {
                return true;
            }
        }
        return false;
    }
}
