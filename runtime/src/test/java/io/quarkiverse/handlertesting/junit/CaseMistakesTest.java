package io.quarkiverse.handlertesting.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.vertx.UniAsserter;

/** A mistake in the cases is reported with the name of the case, before the first case runs. */
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
    void refusesADuplicateName() {
        assertEquals("The case \"same\" of create(int) is wrong: another case has this name.", mistake(Twice.class));
    }

    static class Blank {
        @CaseTest
        @Case(name = " ", value = "1")
        void create(int status) {
        }
    }

    @Test
    void refusesABlankName() {
        assertEquals("The case \" \" of create(int) is wrong: it needs a name.", mistake(Blank.class));
    }

    static class TooMany {
        @CaseTest
        @Case(name = "long", value = { "1", "2" })
        void create(int status) {
        }
    }

    @Test
    void refusesMoreValuesThanParameters() {
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
    void refusesAValueThatCannotBeConverted() {
        assertEquals("The case \"bad\" of create(String, int) is wrong: \"x\" is not a value for int status: For input string:"
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
    void refusesAPrimitiveWithoutAValue() {
        assertEquals("The case \"short\" of create(String, int) is wrong: it has no value for int status.",
                mistake(NoValue.class));
    }

    static class None {
        @CaseTest
        void create(String name) {
        }
    }

    @Test
    void refusesATestWithoutCases() {
        assertEquals("create(String) has no cases: add @Case(name = \"…\", value = …), or @Values to a parameter.",
                mistake(None.class));
    }

    static class NoValues {
        @CaseTest
        void create(@Values String name) {
        }
    }

    @Test
    void refusesValuesWithoutAValue() {
        assertEquals("@Values of name has no values. It may be empty for an enum and a boolean only.",
                mistake(NoValues.class));
    }

    static class WrongValues {
        @CaseTest
        void create(@Values({ "1", "two" }) int number) {
        }
    }

    @Test
    void refusesAParameterValueThatCannotBeConverted() {
        assertEquals("@Values of create(int): \"two\" is not a value for int number: For input string: \"two\".",
                mistake(WrongValues.class));
    }

    static class ValueTwice {
        @CaseTest
        void create(@Values({ "a", "b", "a" }) String letter) {
        }
    }

    @Test
    void refusesAParameterValueThatIsThereTwice() {
        assertEquals("@Values of create(String): \"a\" is there twice for String letter.", mistake(ValueTwice.class));
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
    void refusesMoreThan10000Combinations() {
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
    void refusesAnInjectedParameterBeforeOneWithValues() {
        assertEquals("create(int, TestInfo, String): TestInfo test has no value in any case. Move injected"
                + " parameters after String letter.", mistake(InjectedBefore.class));
    }

    static class FixtureBefore {
        @CaseTest
        @Case(name = "one", value = "1")
        void create(@Fixture String file, int number) {
        }
    }

    @Test
    void refusesAFixtureBeforeAParameterOfACase() {
        assertEquals("create(String, int): int number has values, but comes after a parameter with @Fixture. Move injected"
                + " parameters after int number.", mistake(FixtureBefore.class));
    }

    static class FixtureBeforeValues {
        @CaseTest
        @Case(name = "one", value = "1")
        void create(int number, @Fixture String file, @Values({ "a", "b" }) String letter) {
        }
    }

    @Test
    void refusesAFixtureBeforeAParameterWithValues() {
        assertEquals("create(int, String, String): String letter has values, but comes after a parameter with @Fixture. Move"
                + " injected parameters after String letter.", mistake(FixtureBeforeValues.class));
    }

    static class NullForAPrimitive {
        @CaseTest
        void create(@Values({ "1", Case.NULL }) int number) {
        }
    }

    @Test
    void refusesNullAsTheValueOfAPrimitive() {
        assertEquals("@Values of create(int): it has no value for int number.", mistake(NullForAPrimitive.class));
    }

    static class OnAnEventLoop {
        @CaseTest
        @Case(name = "one", value = "1")
        void create(int number, UniAsserter asserter) {
        }
    }

    @Test
    void refusesAUniAsserter() {
        assertEquals("create(int, UniAsserter) takes a UniAsserter, which Quarkus supports for @Test methods only. A test"
                + " with cases runs on the test thread, and may block.", mistake(OnAnEventLoop.class));
    }

    static class NoValueInAnyCase {
        @CaseTest
        @Case(name = "one", value = "1")
        @Case(name = "two", value = "2")
        void create(int number, boolean isNew) {
        }
    }

    @Test
    void refusesAPrimitiveWithoutAValueInAnyCase() {
        assertEquals("The case \"one\" of create(int, boolean) is wrong: it has no value for boolean isNew.",
                mistake(NoValueInAnyCase.class));
    }

    static class NoTextInAnyCase {
        @CaseTest
        @Case(name = "one")
        void create(String name) {
        }
    }

    @Test
    void refusesATextWithoutAValueInAnyCase() {
        assertEquals("The case \"one\" of create(String) is wrong: it has no value for String name.",
                mistake(NoTextInAnyCase.class));
    }

    static class NoCaseForAPrimitive {
        @CaseTest
        void create(@Values({ "a", "b" }) String letter, int number) {
        }
    }

    @Test
    void refusesAPrimitiveWithoutAValueBesideValues() {
        assertEquals("create(String, int): int number has no value. Add @Values to it, or cases to the test.",
                mistake(NoCaseForAPrimitive.class));
    }

    static class Ports implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == int.class && parameter.getIndex() == 1;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return 8080;
        }
    }

    @ExtendWith(Ports.class)
    static class Resolved {
        @CaseTest
        @Case(name = "one", value = "1")
        void create(int number, int port) {
            assertEquals(8081, number + port);
        }
    }

    static class ResolvedByAField {
        @RegisterExtension
        static final Extension PORTS = new Ports();

        @CaseTest
        @Case(name = "one", value = "1")
        void create(int number, int port) {
            assertEquals(8081, number + port);
        }
    }

    static class ResolvedByItsParameter {
        @CaseTest
        @Case(name = "one", value = "1")
        void create(int number, @ExtendWith(Ports.class) int port) {
            assertEquals(8081, number + port);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = { Resolved.class, ResolvedByAField.class, ResolvedByItsParameter.class })
    void acceptsAPrimitiveThatAnExtensionMayResolve(Class<?> tests) {
        JUnitRun ran = JUnitRun.of(tests);
        assertEquals(List.of(), ran.problems());
        assertEquals(List.of("one"), ran.names());
    }
}
