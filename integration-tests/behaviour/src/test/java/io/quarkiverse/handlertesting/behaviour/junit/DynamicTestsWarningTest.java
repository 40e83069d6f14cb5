package io.quarkiverse.handlertesting.behaviour.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import io.quarkiverse.handlertesting.behaviour.QuarkusTestCallbacks;
import io.quarkus.test.junit.QuarkusTest;

/** The log says that dynamic tests share what belongs to a test. */
@QuarkusTest
class DynamicTestsWarningTest extends QuarkusTestCallbacks.Logging {

    static class Scenarios {

        @TestFactory
        List<DynamicTest> scenarios() {
            return List.of();
        }

        @Test
        void single() {
        }
    }

    @Test
    void aTestFactoryIsAWarning() {
        QuarkusTestCallbacks.begin(new Scenarios(), "single").end();
        assertEquals(List.of(), warnings());
        QuarkusTestCallbacks.begin(new Scenarios(), "scenarios").end();
        assertEquals(
                List.of("DynamicTestsWarningTest.Scenarios.scenarios has @TestFactory: JUnit calls the extension before and"
                        + " after the method, and not for each of its dynamic tests. So they are one test, with the same events, stubs,"
                        + " calls and fixtures. Open a scope in each (events.open(name)) for events of its own, or use @CaseTest for"
                        + " tests of their own."),
                warnings());
    }
}
