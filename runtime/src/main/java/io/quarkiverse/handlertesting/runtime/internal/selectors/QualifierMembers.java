package io.quarkiverse.handlertesting.runtime.internal.selectors;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Objects;

import jakarta.enterprise.util.Nonbinding;

/** Compares qualifiers as CDI does: without their {@code @Nonbinding} members. */
final class QualifierMembers {

    private QualifierMembers() {
    }

    static boolean areSame(Annotation one, Annotation other) {
        if (one.annotationType() != other.annotationType()) {
            return false;
        }
        for (Method member : one.annotationType().getDeclaredMethods()) {
            if (!member.isAnnotationPresent(Nonbinding.class)
                    && !Objects.deepEquals(value(one, member), value(other, member))) {
                return false;
            }
        }
        return true;
    }

    private static Object value(Annotation annotation, Method member) {
        try {
            member.setAccessible(true);
            return member.invoke(annotation);
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalStateException("Cannot read the qualifier " + annotation, unreadable);
        }
    }
}
