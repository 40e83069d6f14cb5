package io.quarkiverse.handlertesting.runtime.internal.junit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;

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
 * Finds fields of {@code @Nested} classes that have an object of the extension anywhere else: Quarkus injects nothing into
 * instances of such a class.
 */
final class NestedFields {

    private static final Set<Type> OURS = Set.of(Events.class, HandlerClient.class, MockUpstream.class, Sessions.class);

    private NestedFields() {
    }

    /**
     * Describes the nested classes that have such fields.
     *
     * @param instances the instances of a test, the outermost first
     */
    static List<String> problems(List<Object> instances) {
        List<String> problems = new ArrayList<>();
        for (Object nested : instances.subList(1, instances.size())) {
            List<String> fields = withoutValue(nested);
            if (!fields.isEmpty()) {
                problems.add("Quarkus injects nothing into a @Nested class such as " + TypeText.name(nested.getClass())
                        + ", so its fields are null. Declare in " + TypeText.name(instances.get(0).getClass()) + ": "
                        + String.join(", ", fields) + ".");
            }
        }
        return problems;
    }

    private static List<String> withoutValue(Object nested) {
        List<String> fields = new ArrayList<>();
        for (Class<?> type = nested.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (isOurs(field) && isNull(nested, field)) {
                    fields.add(TypeText.of(field.getGenericType()) + " " + field.getName()
                            + (type == nested.getClass() ? "" : " (inherited from " + TypeText.name(type) + ")"));
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

    private static boolean isOurs(Field field, Type type) {
        return OURS.contains(type)
                || type instanceof Class<?> bean && bean.isAnnotationPresent(TestScoped.class)
                || Beans.find(FixtureTypes.class)
                        .filter(fixtures -> fixtures.include(type, field.getAnnotations())).isPresent();
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
