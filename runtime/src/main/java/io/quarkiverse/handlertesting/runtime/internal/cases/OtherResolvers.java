package io.quarkiverse.handlertesting.runtime.internal.cases;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Extensions of a test class that may resolve a parameter which nothing else resolves. JUnit does not say which parameters they
 * support before it asks them, so a class that has one is not checked.
 */
public final class OtherResolvers {

    /** Quarkus and this extension: which parameters they resolve is known. */
    private static final String[] KNOWN = { "io.quarkus.test.", "io.quarkiverse.handlertesting.runtime.internal." };

    private OtherResolvers() {
    }

    /** @param executable a method of the class */
    public static boolean mayResolve(Class<?> tests, Executable executable) {
        return Stream.concat(Stream.of(executable), Arrays.stream(executable.getParameters())).anyMatch(OtherResolvers::extend)
                || ofClass(tests) || detected();
    }

    private static boolean ofClass(Class<?> tests) {
        for (Class<?> type = tests; type != null && type != Object.class; type = type.getSuperclass()) {
            if (extend(type) || Arrays.stream(type.getDeclaredFields()).anyMatch(OtherResolvers::register)) {
                return true;
            }
        }
        return tests.getEnclosingClass() != null && ofClass(tests.getEnclosingClass());
    }

    private static boolean extend(AnnotatedElement element) {
        return AnnotationSupport.findRepeatableAnnotations(element, ExtendWith.class).stream()
                .flatMap(extensions -> Arrays.stream(extensions.value())).anyMatch(OtherResolvers::isOne);
    }

    /** A field of an abstract type may hold anything. */
    private static boolean register(Field field) {
        Class<?> type = field.getType();
        return extend(field) || AnnotationSupport.isAnnotated(field, RegisterExtension.class) && !isKnown(type)
                && (ParameterResolver.class.isAssignableFrom(type) || Modifier.isAbstract(type.getModifiers()));
    }

    /** Extensions that JUnit detects without an annotation. */
    private static boolean detected() {
        try {
            return ServiceLoader.load(Extension.class, Thread.currentThread().getContextClassLoader()).stream()
                    .anyMatch(extension -> isOne(extension.type()));
        } catch (ServiceConfigurationError unreadable) {
            return true;
        }
    }

    private static boolean isOne(Class<? extends Extension> type) {
        return ParameterResolver.class.isAssignableFrom(type) && !isKnown(type);
    }

    private static boolean isKnown(Class<?> type) {
        return Arrays.stream(KNOWN).anyMatch(type.getName()::startsWith);
    }
}
