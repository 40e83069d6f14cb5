package io.quarkiverse.handlertesting.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Objects;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** The results of a JUnit run of one test class. */
record JUnitRun(EngineExecutionResults results) {

    static JUnitRun of(Class<?> tests) {
        return new JUnitRun(EngineTestKit.engine("junit-jupiter").selectors(selectClass(tests)).execute());
    }

    /** The report entries of the tests, in order: the name of the test and {@code reporter.publishEntry(…)}. */
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

    /** The messages of failed and skipped tests, each with the name of its method. */
    List<String> problems() {
        return results.allEvents().finished().stream().map(JUnitRun::problem).filter(Objects::nonNull).toList();
    }

    private static String problem(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class).getThrowable()
                .map(thrown -> event.getTestDescriptor().getDisplayName() + ": " + thrown.getMessage()).orElse(null);
    }
}
