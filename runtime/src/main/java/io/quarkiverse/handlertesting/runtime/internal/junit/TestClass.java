package io.quarkiverse.handlertesting.runtime.internal.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.platform.commons.support.AnnotationSupport;

import io.quarkiverse.handlertesting.junit.TestSetting;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;

/** The test class and method of a callback. */
record TestClass(Class<?> type, Method method) {

    static TestClass of(QuarkusTestMethodContext context) {
        return new TestClass(context.getTestInstance().getClass(), context.getTestMethod());
    }

    /** {@code PullTest.pullCompletes} */
    String name() {
        return TypeText.name(type) + "." + method.getName();
    }

    /** The class and its enclosing classes, the innermost first. */
    List<Class<?>> withEnclosingClasses() {
        List<Class<?>> types = new ArrayList<>();
        for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
            types.add(at);
        }
        return types;
    }

    /** The class and its enclosing classes, each followed by its superclasses. */
    List<Class<?>> hierarchy() {
        List<Class<?>> types = new ArrayList<>();
        for (Class<?> enclosing : withEnclosingClasses()) {
            for (Class<?> at = enclosing; at != null; at = at.getSuperclass()) {
                types.add(at);
            }
        }
        return types;
    }

    /**
     * Whether the method, its class, an enclosing class, or a superclass (for an inherited annotation) has the annotation, or
     * an annotation of the tests that has it.
     */
    boolean isAnnotated(Class<? extends Annotation> annotation) {
        return annotations(annotation).findAny().isPresent();
    }

    /** The annotations of this type on the method, its class, the enclosing classes and their superclasses. */
    <A extends Annotation> Stream<A> annotations(Class<A> annotation) {
        return Stream.concat(Stream.of(method), hierarchy().stream())
                .flatMap(element -> AnnotationSupport.findAnnotation(element, annotation).stream());
    }

    /** The settings of the method, its class and the enclosing classes, the first of them for each key. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        Stream.concat(Stream.of(method), hierarchy().stream())
                .flatMap(element -> AnnotationSupport.findRepeatableAnnotations(element, TestSetting.class).stream())
                .forEach(setting -> settings.putIfAbsent(setting.key(), setting.value()));
        return settings;
    }
}
