package io.quarkiverse.handlertesting.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

import io.quarkus.test.vertx.UniAsserter;

/** What is wrong with cases is told by their names, before the first of them runs. */
class CaseMistakesTest {

    private static String mistake(Class<?> tests) {
        JUnitRun ran = JUnitRun.of(tests);
        assertEquals(List.of(), ran.names());
        assertEquals(1, ran.problems().size(), () -> ran.problems().toString());
        return ran.problems().get(0).replaceFirst("^[^:]*: ", "");
    }

    static class Twice {
        @CaseTest
        @Case(name = "same", value = "1")
        @Case(name = "same", value = "2")
        void create(int status) {
        }
    }

    @Test
    void aNameThatIsThereTwice() {
        assertEquals("The case \"same\" of create(int) is wrong: another one has this name.", mistake(Twice.class));
    }

    static class Blank {
        @CaseTest
        @Case(name = " ", value = "1")
        void create(int status) {
        }
    }

    @Test
    void aNameThatIsNone() {
        assertEquals("The case \" \" of create(int) is wrong: a name is what tells it from others.", mistake(Blank.class));
    }

    static class TooMany {
        @CaseTest
        @Case(name = "long", value = { "1", "2" })
        void create(int status) {
        }
    }

    @Test
    void moreValuesThanParameters() {
        assertEquals("The case \"long\" of create(int) is wrong: it has 2 values for 1 parameter, [int status].",
                mistake(TooMany.class));
    }

    // tag::mistake[]
    static class NoNumber {
        @CaseTest
        @Case(name = "good", value = { "a", "1" })
        @Case(name = "bad", value = { "a", "x" })
        void create(String name, int status) {
        }
    }

    @Test
    void aValueThatCannotBeConverted() {
        assertEquals("The case \"bad\" of create(String, int) is wrong: \"x\" is no value for int status: For input string:"
                + " \"x\".", mistake(NoNumber.class));
    }
    // end::mistake[]

    static class NoValue {
        @CaseTest
        @Case(name = "good", value = { "a", "1" })
        @Case(name = "short", value = "a")
        void create(String name, int status) {
        }
    }

    @Test
    void noValueForAPrimitive() {
        assertEquals("The case \"short\" of create(String, int) is wrong: it has no value for int status.",
                mistake(NoValue.class));
    }

    static class None {
        @CaseTest
        void create(String name) {
        }
    }

    @Test
    void noCase() {
        assertEquals("create(String) has no cases: give it @Case(name = \"…\", value = …), or a parameter @Values.",
                mistake(None.class));
    }

    static class NoValues {
        @CaseTest
        void create(@Values String name) {
        }
    }

    @Test
    void noValues() {
        assertEquals("@Values of name has no values; it may be empty for enums and booleans only.",
                mistake(NoValues.class));
    }

    static class WrongValues {
        @CaseTest
        void create(@Values({ "1", "two" }) int number) {
        }
    }

    @Test
    void aValueOfAParameterThatCannotBeConverted() {
        assertEquals("@Values of create(int): \"two\" is no value for int number: For input string: \"two\".",
                mistake(WrongValues.class));
    }

    enum Digit {
        A,
        B,
        C,
        D,
        E,
        F,
        G,
        H,
        I,
        J
    }

    static class Explosion {
        @CaseTest
        @Case(name = "one", value = "1")
        @Case(name = "two", value = "2")
        void create(int number, @Values Digit a, @Values Digit b, @Values Digit c, @Values Digit d) {
        }
    }

    @Test
    void moreCombinationsThanAnybodyWants() {
        assertEquals("create(int, Digit, Digit, Digit, Digit) would have more than 10,000 tests: 2 cases × 10 of a × 10 of b"
                + " × 10 of c × 10 of d.", mistake(Explosion.class));
    }

    static class InjectedBefore {
        @CaseTest
        @Case(name = "one", value = "1")
        void create(int number, TestInfo test, @Values({ "a", "b" }) String letter) {
        }
    }

    @Test
    void anInjectedParameterBeforeOneWithValues() {
        assertEquals("create(int, TestInfo, String): TestInfo test has no value in any case; what is injected comes last,"
                + " after String letter.", mistake(InjectedBefore.class));
    }

    static class OnAnEventLoop {
        @CaseTest
        @Case(name = "one", value = "1")
        void create(int number, UniAsserter asserter) {
        }
    }

    @Test
    void aUniAsserter() {
        assertEquals("create(int, UniAsserter) takes a UniAsserter, which Quarkus has for @Test methods only. A test with cases"
                + " runs on the thread of the test: it may wait.", mistake(OnAnEventLoop.class));
    }
}
