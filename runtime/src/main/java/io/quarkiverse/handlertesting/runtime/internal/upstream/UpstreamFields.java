package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;

/**
 * The upstreams of an application in another process, as a field of the test finds them.
 *
 * @param runs the test runs of that application
 * @param upstreams all upstreams that {@code @WithUpstreams} started, also those without a field
 */
public record UpstreamFields(TestRuns runs, UpstreamGroup upstreams) {

    /**
     * Finds the upstreams by the fields of a test.
     *
     * @param instances the instances of the test class and its enclosing classes
     * @param test the name of the test in messages
     * @throws IllegalStateException if no class has such a field
     */
    public static UpstreamFields of(List<Object> instances, String test) {
        return instances.stream().flatMap(UpstreamFields::views).findFirst().map(StandaloneUpstreams.View::application)
                .orElseThrow(() -> new IllegalStateException(test + " has @WithUpstreams, but no field of the type MockUpstream"
                        + " whose @Upstream has one of those names."));
    }

    private static Stream<StandaloneUpstreams.View> views(Object instance) {
        Stream<Class<?>> types = Stream.iterate(instance.getClass(), Objects::nonNull, Class::getSuperclass);
        return types.flatMap(type -> Stream.of(type.getDeclaredFields())).map(field -> value(instance, field))
                .filter(StandaloneUpstreams.View.class::isInstance).map(StandaloneUpstreams.View.class::cast);
    }

    private static Object value(Object instance, Field field) {
        try {
            return field.getType().isAssignableFrom(StandaloneUpstreams.View.class) && field.trySetAccessible()
                    ? field.get(instance)
                    : null;
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException(hidden);
        }
    }
}
