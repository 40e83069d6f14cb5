package io.quarkiverse.handlertesting.behaviour.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.behaviour.InnerTestRun;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.junit.AllowFailures;
import io.quarkus.test.junit.QuarkusTest;

/** JUnit runs classes of each form, and each test fails for the exceptions of its own work that reached nobody. */
@QuarkusTest
class UnseenFailureRunTest {

    @RegisterExtension
    static final InnerTestRun RUN = new InnerTestRun(Forms.class);
    @RegisterExtension
    static final InnerTestRun SHARED = new InnerTestRun(OneInstance.class);

    @QuarkusTest
    @TestMethodOrder(MethodName.class)
    static class Forms {

        @Inject
        Events events;
        @Inject
        FailingWork failing;

        @ParameterizedTest(name = "a {0}")
        @ValueSource(strings = { "one", "two" })
        void aParameter(String parameter) {
            failing.fail(new IllegalStateException(parameter));
        }

        @TestFactory
        Stream<DynamicTest> bDynamicTests() {
            return Stream.of("three", "four").map(name -> DynamicTest.dynamicTest(name,
                    () -> failing.fail(new IllegalStateException(name))));
        }

        @Test
        void cPasses() {
        }

        @Test
        void dFailsItself() {
            failing.fail(new IllegalStateException("five"));
            throw new AssertionError("the test's own");
        }

        @Test
        void ePasses() {
        }

        @Test
        @AllowFailures
        void fAllows() {
            failing.fail(new IllegalStateException("six"));
        }

        @RepeatedTest(value = 2, name = "repetition {currentRepetition}")
        void gRepeats() {
            failing.fail(new IllegalStateException("seven"));
        }

        @Nested
        @AllowFailures(IllegalStateException.class)
        class Inside {

            @Test
            void allowed() {
                failing.fail(new IllegalStateException("eight"));
            }

            @Test
            void notAllowed() {
                failing.fail(new IllegalArgumentException("nine"));
            }
        }
    }

    @QuarkusTest
    @TestInstance(Lifecycle.PER_CLASS)
    @TestMethodOrder(MethodName.class)
    static class OneInstance {

        @Inject
        Events events;
        @Inject
        FailingWork failing;

        @Test
        void aFails() {
            failing.fail(new IllegalStateException("one"));
        }

        @Test
        void bExpects() {
            failing.fail(new IllegalStateException("two"));
            events.expectFailure(IllegalStateException.class);
        }

        @Test
        void cFails() {
            failing.fail(new IllegalStateException("three"));
        }
    }

    /** The first line of each failure. */
    private static List<String> failures(InnerTestRun run) {
        return run.failures().stream().map(failure -> failure.lines().findFirst().orElseThrow()).toList();
    }

    @Test
    void eachTestFailsForItsOwn() {
        assertEquals(List.of(
                "a \"one\": IllegalStateException: one",
                "a \"two\": IllegalStateException: two",
                "bDynamicTests(): 2 × IllegalStateException: three",
                "dFailsItself(): the test's own",
                "repetition 1: IllegalStateException: seven",
                "repetition 2: IllegalStateException: seven",
                "notAllowed(): IllegalArgumentException: nine"), failures(RUN));
        assertEquals(1, RUN.failure("dFailsItself()").getSuppressed().length);
    }

    @Test
    void testsOfOneInstanceFailForTheirOwn() {
        assertEquals(List.of("aFails(): IllegalStateException: one", "cFails(): IllegalStateException: three"),
                failures(SHARED));
    }
}
