package io.quarkiverse.handlertesting.runtime.internal.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds tests that were written for this extension: an annotation, a field, or a parameter of a constructor or method names one
 * of its public types. {@code Instance<Events>} names one, as does an annotation of the tests that has one of ours.
 */
final class OwnTests {

    /** A public type of ours, at the beginning of the name of a type or inside it. */
    private static final Pattern OURS = Pattern.compile("(?<![\\w.$])io\\.quarkiverse\\.handlertesting\\."
            + "((events|http|junit|messaging|ndjson|sse|upstream)\\.)?[A-Z]");

    private OwnTests() {
    }

    /** Whether the class of the test, a superclass or an enclosing class is one, or its method. */
    static boolean isOne(TestClass test) {
        return names(test.method()) || test.hierarchy().stream().anyMatch(OwnTests::isOne);
    }

    private static boolean isOne(Class<?> type) {
        try {
            return isAnnotated(type) || Arrays.stream(type.getDeclaredFields()).anyMatch(OwnTests::names)
                    || Stream.concat(Arrays.stream(type.getDeclaredConstructors()), Arrays.stream(type.getDeclaredMethods()))
                            .anyMatch(OwnTests::names);
        } catch (LinkageError | TypeNotPresentException missing) {
            // A superclass of a library may name a type that the application does not have.
            return false;
        }
    }

    private static boolean names(Field field) {
        return isAnnotated(field) || isOurs(field.getGenericType());
    }

    /** The compiler makes methods of lambda expressions, whose parameters are variables that the source code names nowhere. */
    private static boolean names(Executable method) {
        return !method.isSynthetic() && (isAnnotated(method)
                || Arrays.stream(method.getGenericParameterTypes()).anyMatch(OwnTests::isOurs)
                || Arrays.stream(method.getParameters()).anyMatch(OwnTests::isAnnotated));
    }

    private static boolean isAnnotated(AnnotatedElement element) {
        return isAnnotated(element, new HashSet<>());
    }

    private static boolean isAnnotated(AnnotatedElement element, Set<Class<?>> seen) {
        return Arrays.stream(element.getDeclaredAnnotations()).map(Annotation::annotationType)
                .anyMatch(type -> isOurs(type) || seen.add(type) && isAnnotated(type, seen));
    }

    private static boolean isOurs(Type type) {
        return isOurs(type.getTypeName());
    }

    static boolean isOurs(String typeName) {
        return OURS.matcher(typeName).find();
    }
}
