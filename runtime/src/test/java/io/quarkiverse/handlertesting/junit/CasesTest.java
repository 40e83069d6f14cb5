package io.quarkiverse.handlertesting.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.converter.SimpleArgumentConverter;

/** Cases, run by JUnit. */
class CasesTest {

    static class Named {

        @CaseTest
        @Case(name = "success", value = { "valid-name", "201" })
        @Case(name = "missing", value = { "", "400", "validation_error" })
        @Case(name = "nothing", value = { Case.NULL, "400" })
        void create(String name, int status, String errorCode, TestReporter reporter) {
            reporter.publishEntry(name + " " + status + " " + errorCode);
        }
    }

    @Test
    void showsOnlyTheNameOfACaseAndPassesNullForMissingValues() {
        assertEquals(List.of("success: valid-name 201 null", "missing:  400 validation_error", "nothing: null 400 null"),
                JUnitRun.of(Named.class).reported());
    }

    static class OfJUnit {

        @ParameterizedTest
        @Case(name = "only", value = { "SECONDS", "PT3S", "java.lang.String", "a,b" })
        void converted(TimeUnit unit, Duration duration, Class<?> type, @ConvertWith(Letters.class) List<String> letters,
                TestInfo test) {
            assertEquals(List.of(TimeUnit.SECONDS, Duration.ofSeconds(3), String.class, List.of("a", "b")),
                    List.of(unit, duration, type, letters));
        }

        @CaseTest
        @Case(name = "many", value = { "1", "2", "3" })
        void aggregated(int first, ArgumentsAccessor all) {
            assertEquals(List.of("1", "2", "3"), all.toList());
        }

        static class Letters extends SimpleArgumentConverter {
            @Override
            protected Object convert(Object source, Class<?> target) {
                return List.of(source.toString().split(","));
            }
        }
    }

    @Test
    void convertsValuesAsJUnitDoes() {
        JUnitRun ran = JUnitRun.of(OfJUnit.class);
        assertEquals(List.of(), ran.problems());
        assertEquals(List.of("many", "[1] only"), ran.names().stream().sorted(Comparator.reverseOrder()).toList());
    }

    static class Combined {

        @CaseTest
        void alone(@Values({ "user", "admin" }) String role, @Values boolean anonymous, TestReporter reporter) {
            reporter.publishEntry(role + anonymous);
        }

        @CaseTest
        void known(@Values TimeUnit unit, @Values Boolean both) {
            // The test checks its names only.
        }
    }

    @Test
    void combinesValuesAndShowsThem() {
        assertEquals(List.of("role=user, anonymous=false: userfalse", "role=user, anonymous=true: usertrue",
                "role=admin, anonymous=false: adminfalse", "role=admin, anonymous=true: admintrue"),
                JUnitRun.of(Combined.class).reported());
    }

    @Test
    void usesAllValuesOfAnEnumAndABoolean() {
        List<String> names = JUnitRun.of(Combined.class).names();
        assertTrue(names.containsAll(List.of("unit=NANOSECONDS, both=false", "unit=DAYS, both=true")), names::toString);
        assertEquals(4 + 2 * TimeUnit.values().length, names.size());
    }

    static class WithNull {

        @CaseTest
        @Case(name = "one", value = "a")
        void create(String name, @Values({ Case.NULL, "1" }) Integer number, TestReporter reporter) {
            reporter.publishEntry(name + number);
        }
    }

    @Test
    void takesNullAsAValue() {
        assertEquals(List.of("one [number=null]: anull", "one [number=1]: a1"), JUnitRun.of(WithNull.class).reported());
    }

    @Test
    void runsOneCaseWhoseNameHasAComma() {
        System.setProperty("quarkus.handler-testing.cases.only", "a\\, b");
        assertEquals(List.of("a, b: 1"), JUnitRun.of(Comma.class).reported());
    }

    static class Comma {

        @CaseTest
        @Case(name = "a, b", value = "1")
        @Case(name = "c", value = "2")
        void create(int number, TestReporter reporter) {
            reporter.publishEntry(String.valueOf(number));
        }
    }

    static class Times {

        @CaseTest
        @Case(name = "list", value = { "GET", "200" })
        @Case(name = "delete", value = { "DELETE" })
        void both(String method, @Values({ "a", "b" }) String path, Integer status, TestReporter reporter) {
            reporter.publishEntry(method + path + status);
        }
    }

    @Test
    void runsEachCaseWithEachValue() {
        assertEquals(List.of("list [path=a]: GETa200", "list [path=b]: GETb200", "delete [path=a]: DELETEanull",
                "delete [path=b]: DELETEbnull"), JUnitRun.of(Times.class).reported());
    }

    @ParameterizedClass(name = "{argumentSetName}")
    @Case(name = "tiny", value = "1")
    @Case(name = "large", value = "1000")
    static class OfAClass {

        private final int size;

        OfAClass(int size) {
            this.size = size;
        }

        @Nested
        class Inner {
            @CaseTest
            @Case(name = "page", value = "2")
            void nested(int page, TestReporter reporter) {
                reporter.publishEntry(size + "/" + page);
            }
        }
    }

    @Test
    void supportsCasesOfAClass() {
        assertEquals(List.of("page: 1/2", "page: 1000/2"), JUnitRun.of(OfAClass.class).reported());
    }

    @AfterEach
    void runAllCasesAgain() {
        System.clearProperty("quarkus.handler-testing.cases.only");
    }

    @Test
    void runsOneCaseByItsName() {
        System.setProperty("quarkus.handler-testing.cases.only", "missing");
        assertEquals(List.of("missing:  400 validation_error"), JUnitRun.of(Named.class).reported());
    }

    @Test
    void skipsATestWithoutACaseOfThatName() {
        System.setProperty("quarkus.handler-testing.cases.only", "mising");
        JUnitRun ran = JUnitRun.of(Named.class);
        assertEquals(List.of("create(String, int, String, TestReporter): create(String, int, String, TestReporter) has no case"
                + " named mising (quarkus.handler-testing.cases.only)"), ran.problems());
        assertEquals(1, ran.results().containerEvents().aborted().count());
    }
}
