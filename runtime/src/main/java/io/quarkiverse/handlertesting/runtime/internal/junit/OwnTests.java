package io.quarkiverse.handlertesting.runtime.internal.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Finds tests that were written for this extension: an annotation, a field, or a parameter of a constructor or method names one
 * of its public types.
 */
final class OwnTests {

    private static final String PUBLIC = "io.quarkiverse.handlertesting.";
    private static final String INTERNAL = PUBLIC + "runtime.";

    private OwnTests() {
    }

    /** Whether the class of the test, a superclass or an enclosing class is one, or its method. */
    static boolean isOne(TestClass test) {
        return names(test.method()) || test.hierarchy().stream().anyMatch(OwnTests::isOne);
    }

    private static boolean isOne(Class<?> type) {
        return isAnnotated(type) || Arrays.stream(type.getDeclaredFields()).anyMatch(OwnTests::names)
                || Stream.concat(Arrays.stream(type.getDeclaredConstructors()), Arrays.stream(type.getDeclaredMethods()))
                        .anyMatch(OwnTests::names);
    }

    private static boolean names(Field field) {
        return isAnnotated(field) || isOurs(field.getType());
    }

    private static boolean names(Executable method) {
        return isAnnotated(method) || Arrays.stream(method.getParameterTypes()).anyMatch(OwnTests::isOurs)
                || Arrays.stream(method.getParameterAnnotations()).flatMap(Arrays::stream)
                        .anyMatch(annotation -> isOurs(annotation.annotationType()));
    }

    private static boolean isAnnotated(AnnotatedElement element) {
        return Arrays.stream(element.getDeclaredAnnotations()).map(Annotation::annotationType).anyMatch(OwnTests::isOurs);
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith(PUBLIC) && !type.getName().startsWith(INTERNAL);
    }
}
