package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;
import io.quarkiverse.handlertesting.runtime.internal.config.StandaloneConfig;
import io.quarkiverse.handlertesting.runtime.internal.config.UpstreamsConfig;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;

/** The upstreams in the fields of a test whose application runs in another process. */
public final class UpstreamFields {

    /** Those of one application have the same tests. */
    private final TestRuns runs;
    private final List<PartitionedUpstream> upstreams;
    private final TestRun run;

    private UpstreamFields(TestRuns runs, List<PartitionedUpstream> upstreams, TestRun run) {
        this.runs = runs;
        this.upstreams = upstreams;
        this.run = run;
    }

    /** What a test has left. */
    public record Ended(UpstreamEnd upstreams, Journal journal) {
    }

    /**
     * @throws IllegalStateException if there are none
     */
    public static UpstreamFields begin(Object instance, String test, boolean keeps) {
        List<PartitionedUpstream> found = new ArrayList<>();
        for (Class<?> type = instance.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (value(instance, field) instanceof MockUpstreamView upstream) {
                    found.add(upstream.upstream());
                }
            }
        }
        if (found.isEmpty()) {
            throw new IllegalStateException(
                    test + " has @WithUpstreams, but no field of the type MockUpstream with an @Upstream"
                            + " of those names.");
        }
        TestRuns runs = found.get(0).runs();
        TestRun run = runs.begin(test);
        found.forEach(upstream -> upstream.begin(run, keeps));
        return new UpstreamFields(runs, found, run);
    }

    private static Object value(Object instance, Field field) {
        try {
            return field.getType().isAssignableFrom(MockUpstreamView.class) && field.trySetAccessible() ? field.get(instance)
                    : null;
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException(hidden);
        }
    }

    /** The test has ended. */
    public Ended end(boolean keeps) {
        Journal journal = run.journal();
        runs.end(run);
        return new Ended(UpstreamEnd.of(run, upstreams, keeps, StandaloneConfig.of(UpstreamsConfig.class).failOnUnmatched()),
                journal);
    }
}
