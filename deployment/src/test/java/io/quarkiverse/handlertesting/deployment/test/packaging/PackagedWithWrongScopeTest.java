package io.quarkiverse.handlertesting.deployment.test.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.ProdBuildResults;
import io.quarkus.test.ProdModeTestResults;
import io.quarkus.test.QuarkusProdModeTest;

/** Added without the test scope, the extension does nothing in production, and the build says how to correct it. */
class PackagedWithWrongScopeTest {

    @RegisterExtension
    static final QuarkusProdModeTest APP = new QuarkusProdModeTest().withApplicationRoot(root -> root.addClass(Probe.class))
            .setApplicationName("wrong-scope")
            .setApplicationVersion("1")
            .setRun(true)
            .setRuntimeProperties(Map.of("quarkus.http.port", "0"))
            .setLogRecordPredicate(record -> "io.quarkiverse.handlertesting".equals(record.getLoggerName()));

    @ProdBuildResults
    ProdModeTestResults build;

    @ApplicationScoped
    static class Probe {
        void start(@Observes StartupEvent event) {
            System.out.println("events available: " + Arc.container().instance(Events.class).isAvailable());
        }
    }

    @Test
    void theBuildLogsAWarning() {
        assertEquals(
                List.of("io.quarkiverse.handlertesting:quarkus-handler-testing has the scope 'compile': it would be packaged"
                        + " with the application, and RestAssured and WireMock with it. Add <scope>test</scope> to the dependency."),
                build.getRetainedBuildLogRecords().stream()
                        .map(record -> String.format(record.getMessage(), record.getParameters())).toList());
    }

    @Test
    void theApplicationHasNoBeansOfTheExtension() {
        assertTrue(APP.getStartupConsoleOutput().contains("events available: false"), APP.getStartupConsoleOutput());
        assertTrue(!APP.getStartupConsoleOutput().contains("handler-testing"), APP.getStartupConsoleOutput());
    }
}
