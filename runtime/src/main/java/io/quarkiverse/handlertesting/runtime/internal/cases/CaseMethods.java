package io.quarkiverse.handlertesting.runtime.internal.cases;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;

import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

import io.quarkiverse.handlertesting.junit.Case;
import io.quarkiverse.handlertesting.junit.Values;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;

/** Methods with {@link Case} or {@link Values}. */
public final class CaseMethods {

    private CaseMethods() {
    }

    /** Describes a method of the class that has cases and is no test, so that JUnit passes over it in silence. */
    public static Optional<String> mistake(Class<?> tests) {
        return ReflectionSupport.findMethods(tests, CaseMethods::neverRuns, HierarchyTraversalMode.TOP_DOWN).stream()
                .findFirst().map(method -> TypeText.name(method.getDeclaringClass()) + "." + CaseParameters.name(method)
                        + " has " + (hasCases(method) ? "@Case" : "@Values") + ", but is no test, so it never runs. Add"
                        + " @CaseTest.");
    }

    private static boolean neverRuns(Method method) {
        return (hasCases(method) || hasValues(method)) && !AnnotationSupport.isAnnotated(method, Testable.class)
        // JUnit calls it for another reason, as a method with @BeforeEach.
                && Arrays.stream(method.getAnnotations())
                        .noneMatch(one -> one.annotationType().getName().startsWith("org.junit."));
    }

    static boolean hasCases(AnnotatedElement element) {
        return !AnnotationSupport.findRepeatableAnnotations(element, Case.class).isEmpty();
    }

    static boolean hasValues(Method method) {
        return Arrays.stream(method.getParameters())
                .anyMatch(parameter -> AnnotationSupport.isAnnotated(parameter, Values.class));
    }
}
