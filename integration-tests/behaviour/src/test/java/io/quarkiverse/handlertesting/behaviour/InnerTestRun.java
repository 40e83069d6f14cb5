package io.quarkiverse.handlertesting.behaviour;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

import io.quarkus.test.junit.AbstractQuarkusTestWithContextExtension;
import io.quarkus.test.junit.QuarkusTestExtensionState;

/**
 * Runs another {@code @QuarkusTest} class with JUnit, in the application that runs already, before the tests of the class with
 * this extension. Its tests may fail: the tests of the outer class look at the failures.
 */
public final class InnerTestRun implements BeforeAllCallback {

    /** The keys by which Quarkus stores the application that runs. */
    private static final List<String> APPLICATION = List.of(QuarkusTestExtensionState.class.getName(),
            AbstractQuarkusTestWithContextExtension.IO_QUARKUS_TESTING_TYPE);

    private final Class<?> tests;
    private final Map<String, String> configuration;
    private final SummaryGeneratingListener summary = new SummaryGeneratingListener();
    /** By display name. */
    private final Map<String, Throwable> aborted = new ConcurrentHashMap<>();
    private final TestExecutionListener aborting = new TestExecutionListener() {

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
                aborted.put(test.getDisplayName(), result.getThrowable().orElseThrow());
            }
        }
    };

    public InnerTestRun(Class<?> tests) {
        this(tests, Map.of());
    }

    /**
     * @param configuration of JUnit
     */
    public InnerTestRun(Class<?> tests, Map<String, String> configuration) {
        this.tests = tests;
        this.configuration = configuration;
    }

    @Override
    public void beforeAll(ExtensionContext outer) {
        ExtensionContext.Store running = outer.getRoot().getStore(ExtensionContext.Namespace.GLOBAL);
        LauncherConfig quiet = LauncherConfig.builder().enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false).enableTestExecutionListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false).build();
        try (LauncherSession session = LauncherFactory.openSession(quiet)) {
            APPLICATION.forEach(key -> session.getStore().put(Namespace.GLOBAL, key, running.get(key)));
            session.getLauncher().execute(
                    LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests))
                            .enableImplicitConfigurationParameters(false).configurationParameters(configuration).build(),
                    summary, aborting);
            // A session closes what is in its store, and the application is not its own.
            APPLICATION.forEach(key -> session.getStore().remove(Namespace.GLOBAL, key));
        }
    }

    /** The number of tests that ran. */
    public long count() {
        return summary.getSummary().getTestsStartedCount();
    }

    /** The failures of the tests, in the order of the run, each after the name of its test. */
    public List<String> failures() {
        return summary.getSummary().getFailures().stream().map(InnerTestRun::text).toList();
    }

    /** The failure of the only test with this display name that has failed. */
    public Throwable failure(String test) {
        return summary.getSummary().getFailures().stream()
                .filter(failure -> failure.getTestIdentifier().getDisplayName().equals(test)).findFirst().orElseThrow()
                .getException();
    }

    /** The exception that has aborted the only test with this display name. */
    public Throwable aborted(String test) {
        return aborted.get(test);
    }

    private static String text(Failure failure) {
        return failure.getTestIdentifier().getDisplayName() + ": " + failure.getException().getMessage();
    }
}
