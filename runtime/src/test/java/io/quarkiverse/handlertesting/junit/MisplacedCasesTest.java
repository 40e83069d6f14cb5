package io.quarkiverse.handlertesting.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Cases and values that JUnit would pass over in silence are refused by the name of their method or field. */
class MisplacedCasesTest {

    private static String mistake(Class<?> tests) {
        JUnitRun ran = JUnitRun.of(tests);
        assertEquals(List.of(), ran.names());
        assertEquals(1, ran.problems().size(), () -> ran.problems().toString());
        return ran.problems().get(0).replaceFirst("^[^:]*: ", "");
    }

    static class WithTest {
        @Test
        @Case(name = "one", value = "1")
        void create(int number) {
        }

        @Test
        @Case(name = "one", value = "1")
        @Case(name = "two", value = "2")
        void update(int number) {
        }

        @RepeatedTest(1)
        @Case(name = "one", value = "1")
        void repeat(int number) {
        }

        @TestFactory
        @Case(name = "one", value = "1")
        List<DynamicTest> generate(int number) {
            return List.of();
        }
    }

    @Test
    void refusesCasesWithoutCaseTest() {
        assertEquals(List.of(
                "create(int): create(int) has @Case and @Test, which runs it without a case. Replace @Test by @CaseTest.",
                "generate(int): generate(int) has @Case and @TestFactory, which runs it without a case. Replace @TestFactory by"
                        + " @CaseTest.",
                "repetition 1 of 1: repeat(int) has @Case and @RepeatedTest, which runs it without a case. Replace"
                        + " @RepeatedTest by @CaseTest.",
                "update(int): update(int) has @Case and @Test, which runs it without a case. Replace @Test by @CaseTest."),
                JUnitRun.of(WithTest.class).problems().stream().sorted().toList());
    }

    static class WithBoth {
        @Test
        @CaseTest
        @Case(name = "one", value = "1")
        void create(int number) {
        }
    }

    @Test
    void refusesTestBesideCaseTest() {
        String mistake = "create(int) has @Case and @Test, which runs it without a case. Remove @Test.";
        assertEquals(List.of("create(int): " + mistake, "one: " + mistake),
                JUnitRun.of(WithBoth.class).problems().stream().sorted().toList());
    }

    @Case(name = "one", value = "1")
    static class WithoutParameters {
        @Test
        void create() {
        }
    }

    @Test
    void refusesCasesOfAClassWithoutParameterizedClass() {
        assertEquals(List.of(
                "MisplacedCasesTest$WithoutParameters: WithoutParameters has @Case, but JUnit runs it without a case. Add"
                        + " @ParameterizedClass."),
                JUnitRun.of(WithoutParameters.class).problems());
    }

    static class ValuesWithTest {
        @Test
        void list(@Values({ "a", "b" }) String letter) {
        }

        @RepeatedTest(1)
        void repeat(@Values boolean flag) {
        }
    }

    @Test
    void refusesValuesWithoutCaseTest() {
        assertEquals(List.of(
                "list(String): list(String) has @Values and @Test, which runs it without a value. Replace @Test by @CaseTest.",
                "repetition 1 of 1: repeat(boolean) has @Values and @RepeatedTest, which runs it without a value. Replace"
                        + " @RepeatedTest by @CaseTest."),
                JUnitRun.of(ValuesWithTest.class).problems().stream().sorted().toList());
    }

    static class ValuesOfAField {
        @Values({ "a", "b" })
        private String letter;

        @Test
        void list() {
        }
    }

    @Test
    void refusesValuesOfAFieldWithoutParameterizedClass() {
        assertEquals(
                List.of("list(): ValuesOfAField has the field String letter with @Values, but JUnit runs it without a value."
                        + " Add @ParameterizedClass."),
                JUnitRun.of(ValuesOfAField.class).problems());
    }

    static class Forgotten {
        @Case(name = "one", value = "1")
        void create(int number) {
        }

        @CaseTest
        @Case(name = "one", value = "1")
        void update(int number) {
        }
    }

    static class ForgottenValues {
        void create(@Values({ "1", "2" }) int number) {
        }

        @CaseTest
        void update(@Values({ "1", "2" }) int number) {
        }
    }

    @Test
    void refusesCasesOfAMethodThatIsNoTest() {
        assertEquals("MisplacedCasesTest.Forgotten.create(int) has @Case, but is no test, so it never runs. Add @CaseTest.",
                mistake(Forgotten.class));
        assertEquals(
                "MisplacedCasesTest.ForgottenValues.create(int) has @Values, but is no test, so it never runs. Add @CaseTest.",
                mistake(ForgottenValues.class));
    }

    static class Before {
        @BeforeEach
        @Case(name = "one", value = "1")
        void prepare() {
        }

        @CaseTest
        @Case(name = "one", value = "1")
        void update(int number) {
        }
    }

    @Test
    void acceptsAMethodThatJUnitCalls() {
        assertEquals(List.of(), JUnitRun.of(Before.class).problems());
    }
}
