package io.quarkiverse.handlertesting.behaviour.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.behaviour.InnerTestRun;
import io.quarkiverse.handlertesting.junit.Case;
import io.quarkiverse.handlertesting.junit.CaseTest;
import io.quarkiverse.handlertesting.junit.Values;
import io.quarkus.test.junit.QuarkusTest;

/** A method with cases that is no test is refused when the tests of its class begin: JUnit passes over it in silence. */
@QuarkusTest
class ForgottenCaseTest {

    @RegisterExtension
    static final InnerTestRun CASES = new InnerTestRun(Cases.class);
    @RegisterExtension
    static final InnerTestRun VALUES = new InnerTestRun(OfNested.class);
    @RegisterExtension
    static final InnerTestRun RIGHT = new InnerTestRun(Right.class);

    @QuarkusTest
    static class Cases {

        @Test
        void other() {
        }

        @Case(name = "one", value = "1")
        void create(int number) {
        }
    }

    @QuarkusTest
    static class OfNested {

        @Nested
        class Inner {

            @Test
            void other() {
            }

            void create(@Values boolean isNew) {
            }
        }
    }

    @QuarkusTest
    static class Right {

        @BeforeEach
        @Case(name = "ignored")
        void prepare() {
        }

        @CaseTest
        @Case(name = "one", value = "1")
        void create(int number) {
        }
    }

    @Test
    void failsItsClass() {
        assertEquals(
                List.of("ForgottenCaseTest$Cases: ForgottenCaseTest.Cases.create(int) has @Case, but is no test, so it never"
                        + " runs. Add @CaseTest."),
                CASES.failures());
        assertEquals(0, CASES.count());
    }

    @Test
    void failsItsNestedClass() {
        assertEquals(List.of("Inner: ForgottenCaseTest.OfNested.Inner.create(boolean) has @Values, but is no test, so it never"
                + " runs. Add @CaseTest."), VALUES.failures());
        assertEquals(0, VALUES.count());
    }

    @Test
    void isFineIfJUnitCallsIt() {
        assertEquals(List.of(), RIGHT.failures());
        assertEquals(1, RIGHT.count());
    }
}
