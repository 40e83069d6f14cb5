package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;

/** Tells the application's events from those of the container, which fires some for each request and transaction. */
public final class CdiFilter {

    private static final List<String> IGNORED = List.of("io.quarkus.", "io.vertx.", "jakarta.");

    private CdiFilter() {
    }

    static boolean isIgnored(Object event, Set<Annotation> qualifiers) {
        return isIgnored(event.getClass()) || isLifecycle(qualifiers);
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

    private static boolean isLifecycle(Set<Annotation> qualifiers) {
        for (Annotation qualifier : qualifiers) {
            if (qualifier instanceof Initialized || qualifier instanceof BeforeDestroyed
                    || qualifier instanceof Destroyed) {
                return true;
            }
        }
        return false;
    }
}
