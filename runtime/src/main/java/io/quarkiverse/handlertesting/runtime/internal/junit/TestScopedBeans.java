package io.quarkiverse.handlertesting.runtime.internal.junit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;

/** The beans of each test that is running. Lives as long as the application. */
@Singleton
public class TestScopedBeans {

    private final ApplicationTestRuns runs;
    private final Map<TestRun, TestScopedInstances> ofTests = new ConcurrentHashMap<>();

    public TestScopedBeans(ApplicationTestRuns runs) {
        this.runs = runs;
    }

    /** Of the test that this thread belongs to; empty if it belongs to none. */
    Optional<TestScopedInstances> current() {
        TestRun run = runs.current();
        return run == null ? Optional.empty()
                : Optional.of(ofTests.computeIfAbsent(run.test(), test -> new TestScopedInstances()));
    }

    /** The test ends. */
    void end(TestRun test) {
        TestScopedInstances instances = ofTests.get(test);
        if (instances != null) {
            // Those that end may still use those that do not yet.
            instances.destroy();
            ofTests.remove(test);
        }
    }

    @PreDestroy
    void stop() {
        ofTests.values().forEach(TestScopedInstances::destroy);
    }
}
