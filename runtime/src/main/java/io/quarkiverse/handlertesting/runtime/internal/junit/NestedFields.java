package io.quarkiverse.handlertesting.runtime.internal.junit;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.junit.TestScoped;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.fixtures.FixtureTypes;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;

/**
 * Finds fields and {@code @Inject} methods of {@code @Nested} classes that get an object of the extension anywhere else:
 * Quarkus injects nothing into instances of such a class.
 */
final class NestedFields {

    private static final Set<Type> OURS = Set.of(Events.class, HandlerClient.class, MockUpstream.class, Sessions.class);

    private NestedFields() {
    }

    /**
     * Describes the nested classes that have such fields or methods.
     *
     * @param instances the instances of a test, the outermost first
     */
    static List<String> problems(List<Object> instances) {
        List<String> problems = new ArrayList<>();
        for (Object nested : instances.subList(1, instances.size())) {
            String name = TypeText.name(nested.getClass());
            String declare = ". Declare in " + TypeText.name(instances.get(0).getClass()) + ": ";
            List<String> fields = withoutValue(nested);
            if (!fields.isEmpty()) {
                problems.add(
                        "Quarkus injects nothing into a @Nested class such as " + name + ", so its fields are null" + declare
                                + String.join(", ", fields) + ".");
            }
            List<String> methods = notCalled(nested.getClass());
            if (!methods.isEmpty()) {
                problems.add("Quarkus calls no @Inject method of a @Nested class such as " + name + declare
                        + String.join(", ", methods) + ".");
            }
        }
        return problems;
    }

    private static List<String> notCalled(Class<?> nested) {
        return AnnotationSupport.findAnnotatedMethods(nested, Inject.class, HierarchyTraversalMode.TOP_DOWN).stream()
                .filter(method -> Stream.of(method.getParameters()).anyMatch(NestedFields::isOurs))
                .map(method -> method.getName() + Stream.of(method.getGenericParameterTypes()).map(TypeText::of)
                        .collect(Collectors.joining(", ", "(", ")"))
                        + inherited(method.getDeclaringClass(), nested))
                .toList();
    }

    /** {@code (inherited from Client)}, after a space; empty for a member of the class itself. */
    private static String inherited(Class<?> declaring, Class<?> nested) {
        return declaring == nested ? "" : " (inherited from " + TypeText.name(declaring) + ")";
    }

    private static List<String> withoutValue(Object nested) {
        List<String> fields = new ArrayList<>();
        for (Class<?> type = nested.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (isOurs(field) && isNull(nested, field)) {
                    fields.add(TypeText.of(field.getGenericType()) + " " + field.getName()
                            + inherited(type, nested.getClass()));
                }
            }
        }
        return fields;
    }

    private static boolean isOurs(Field field) {
        return !Modifier.isStatic(field.getModifiers())
                && (field.isAnnotationPresent(Upstream.class)
                        || field.isAnnotationPresent(Inject.class) && isOurs(field, injected(field.getGenericType())));
    }

    private static boolean isOurs(Parameter parameter) {
        return parameter.isAnnotationPresent(Upstream.class) || isOurs(parameter, injected(parameter.getParameterizedType()));
    }

    private static boolean isOurs(AnnotatedElement injected, Type type) {
        return OURS.contains(type)
                || type instanceof Class<?> bean && bean.isAnnotationPresent(TestScoped.class)
                || Beans.find(FixtureTypes.class)
                        .filter(fixtures -> fixtures.include(type, injected.getAnnotations())).isPresent();
    }

    /** The type of the bean, also of one that the field gets on demand. */
    private static Type injected(Type type) {
        return type instanceof ParameterizedType generic
                && (generic.getRawType() == Instance.class || generic.getRawType() == Provider.class)
                        ? generic.getActualTypeArguments()[0]
                        : type;
    }

    /** {@code false} for a field that cannot be read. */
    static boolean isNull(Object instance, Field field) {
        try {
            return field.trySetAccessible() && field.get(instance) == null;
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException(hidden);
        }
    }
}
