package io.quarkiverse.handlertesting.runtime.internal.junit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;

/** The {@code @TestScoped} beans of all running tests. Lives as long as the application. */
@Singleton
public class TestScopedBeans {

    private final ApplicationTestRuns runs;
    private final Map<TestRun, TestScopedInstances> ofTests = new ConcurrentHashMap<>();

    public TestScopedBeans(ApplicationTestRuns runs) {
        this.runs = runs;
    }

    /** The beans of the test that this thread belongs to; empty if it belongs to no test. */
    Optional<TestScopedInstances> current() {
        TestRun run = runs.current();
        return run == null ? Optional.empty()
                : Optional.of(ofTests.computeIfAbsent(run.test(), test -> new TestScopedInstances()));
    }

    /** Destroys the beans of a test. */
    void end(TestRun test) {
        TestScopedInstances instances = ofTests.get(test);
        if (instances != null) {
            // Remove them last: beans that are being destroyed may use those that are not yet.
            instances.destroy();
            ofTests.remove(test);
        }
    }

    @PreDestroy
    void stop() {
        ofTests.values().forEach(TestScopedInstances::destroy);
    }
}
