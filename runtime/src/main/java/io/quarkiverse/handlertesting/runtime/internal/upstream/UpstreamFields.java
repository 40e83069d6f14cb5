package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.lang.reflect.Field;

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
     * @param instance an instance of the test class
     * @param test the name of the test in messages
     * @throws IllegalStateException if the test class has no such field
     */
    public static UpstreamFields of(Object instance, String test) {
        for (Class<?> type = instance.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (value(instance, field) instanceof StandaloneUpstreams.View view) {
                    return view.application();
                }
            }
        }
        throw new IllegalStateException(test + " has @WithUpstreams, but no field of the type MockUpstream whose @Upstream"
                + " has one of those names.");
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
