package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;
import io.quarkiverse.handlertesting.runtime.internal.config.StandaloneConfig;
import io.quarkiverse.handlertesting.runtime.internal.config.UpstreamsConfig;

/**
 * The upstreams in the fields of a test whose application runs in another process.
 *
 * @param runs the test runs of that application
 */
public record UpstreamFields(TestRuns runs, UpstreamGroup upstreams) {

    /**
     * Finds the upstreams in the fields of a test.
     *
     * @param instance an instance of the test class
     * @param test the name of the test in messages
     * @throws IllegalStateException if the test class has no such field
     */
    public static UpstreamFields of(Object instance, String test) {
        List<PartitionedUpstream> found = new ArrayList<>();
        for (Class<?> type = instance.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (value(instance, field) instanceof MockUpstreamView view) {
                    found.add(view.upstream());
                }
            }
        }
        if (found.isEmpty()) {
            throw new IllegalStateException(
                    test + " has @WithUpstreams, but no field of the type MockUpstream whose @Upstream"
                            + " has one of those names.");
        }
        return new UpstreamFields(found.get(0).runs(),
                new UpstreamGroup(found, StandaloneConfig.of(UpstreamsConfig.class).failOnUnmatched()));
    }

    private static Object value(Object instance, Field field) {
        try {
            return field.getType().isAssignableFrom(MockUpstreamView.class) && field.trySetAccessible() ? field.get(instance)
                    : null;
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException(hidden);
        }
    }
}
