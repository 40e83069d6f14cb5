package io.quarkiverse.handlertesting.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** One table of cases for several tests: an annotation of one's own. */
class SharedCasesTest {

    // tag::table[]
    @CaseTest
    @Case(name = "list", value = { "GET", "/models", "200" })
    @Case(name = "delete", value = { "DELETE", "/models/1", "204" })
    @Retention(RetentionPolicy.RUNTIME)
    @interface EachEndpoint {
    }

    static class Answers {

        @EachEndpoint
        void isAnswered(String method, String path, int status, TestReporter reporter) {
            reporter.publishEntry(method + " " + path + " " + status);
        }
    }

    static class Roles {

        @EachEndpoint
        @Case(name = "unknown", value = { "GET", "/none", "404" })
        void isAnsweredTo(String method, String path, int status, @Values({ "user", "admin" }) String role,
                TestReporter reporter) {
            reporter.publishEntry(method + " " + path + " " + status + " " + role);
        }
    }
    // end::table[]

    @Test
    void runsTheRowsOfAnAnnotation() {
        assertEquals(List.of("list: GET /models 200", "delete: DELETE /models/1 204"),
                JUnitRun.of(Answers.class).reported());
    }

    @Test
    void sharesThemWithATestThatHasMoreRowsAndValues() {
        JUnitRun ran = JUnitRun.of(Roles.class);
        assertEquals(List.of(), ran.problems());
        assertEquals(List.of("list [role=user]: GET /models 200 user", "list [role=admin]: GET /models 200 admin",
                "delete [role=user]: DELETE /models/1 204 user", "delete [role=admin]: DELETE /models/1 204 admin",
                "unknown [role=user]: GET /none 404 user", "unknown [role=admin]: GET /none 404 admin"), ran.reported());
    }

    static class Narrow {

        @EachEndpoint
        void isAnswered(String method, String path) {
            // No parameter for the third value.
        }
    }

    @Test
    void failsATestThatHasTooFewParametersForTheTable() {
        assertEquals(List.of("isAnswered(String, String): The case \"list\" of isAnswered(String, String) is wrong: it has 3"
                + " values for 2 parameters, [String method, String path]."), JUnitRun.of(Narrow.class).problems());
    }
}
