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
 * @param runs the tests of that application
 */
public record UpstreamFields(TestRuns runs, UpstreamGroup upstreams) {

    /**
     * @param instance of the test class
     * @param test its name in messages
     * @throws IllegalStateException if it has no such field
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
                    test + " has @WithUpstreams, but no field of the type MockUpstream with an @Upstream"
                            + " of those names.");
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
