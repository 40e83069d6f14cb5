package io.quarkiverse.handlertesting.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Objects;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** What JUnit makes of a class of tests. */
record JUnitRun(EngineExecutionResults results) {

    static JUnitRun of(Class<?> tests) {
        return new JUnitRun(EngineTestKit.engine("junit-jupiter").selectors(selectClass(tests)).execute());
    }

    /** What each test reports, in order: its name and {@code reporter.publishEntry(…)}. */
    List<String> reported() {
        return results.testEvents().reportingEntryPublished().stream()
                .map(event -> event.getTestDescriptor().getDisplayName() + ": "
                        + event.getRequiredPayload(ReportEntry.class).getKeyValuePairs()
                                .get("value"))
                .toList();
    }

    List<String> names() {
        return results.testEvents().started().stream().map(event -> event.getTestDescriptor().getDisplayName()).toList();
    }

    /** Why something failed or was not run, each with the name of its method. */
    List<String> problems() {
        return results.allEvents().finished().stream().map(JUnitRun::problem).filter(Objects::nonNull).toList();
    }

    private static String problem(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class).getThrowable()
                .map(thrown -> event.getTestDescriptor().getDisplayName() + ": " + thrown.getMessage()).orElse(null);
    }
}
