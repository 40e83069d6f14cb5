package io.quarkiverse.handlertesting.behaviour.details;

import static io.quarkiverse.handlertesting.events.Selectors.logged;
import static java.lang.annotation.RetentionPolicy.RUNTIME;
import static org.jboss.logging.Logger.Level.ERROR;
import static org.jboss.logging.Logger.Level.WARN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.annotation.Retention;

import jakarta.inject.Inject;

import org.jboss.logging.Logger.Level;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.behaviour.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.junit.FailOnLogged;
import io.quarkus.test.junit.QuarkusTest;

/** A test with {@code @FailOnLogged} fails if its work logs a record of that level or above. */
@QuarkusTest
class FailOnLoggedTest extends QuarkusTestCallbacks.Manual {

    @Inject
    Events events;
    @Inject
    HandlerClient client;

    @FailOnLogged
    static class Strict {
        void test() {
        }

        @FailOnLogged(WARN)
        void stricter() {
        }

        static class Nested {
            void test() {
            }
        }
    }

    @FailOnLogged(ERROR)
    @Retention(RUNTIME)
    @interface Quiet {
    }

    @Quiet
    void quiet() {
    }

    @FailOnLogged(ERROR)
    void strict() {
    }

    @FailOnLogged(Level.DEBUG)
    void tooStrict() {
    }

    void lenient() {
    }

    private static String normalized(String message) {
        return message.replaceAll("\\.java:\\d+", ".java:N").replaceAll("#(\\d+) +\\d+ ms", "#$1  N ms")
                .replaceAll(" in [\\d.]+ (ms|µs|s)\\b", " in N ms");
    }

    // tag::strict[]
    @Test
    void anErrorFailsTheTest() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "strict");
        client.get("/imports/logged").send().expectStatus(200);
        var failure = assertThrows(EventAssertionError.class, test::end);
        assertEquals(Reason.LOGGED, failure.reason());
        assertEquals("""
                FailOnLoggedTest.strict has @FailOnLogged(ERROR), but its work logged 1 record of that level or above.
                r1 logged ERROR in Importer: import of llama failed: IllegalStateException at Importer.java:N: disk full
                If it is meant to come, read it with a subscription to logged(ERROR).
                The test saw:
                  #1  N ms  HTTP  GET /imports/logged
                  #3  N ms  LOG   WARN Importer: slow disk
                  #4  N ms  LOG   ERROR Importer: import of llama failed: IllegalStateException at Importer.java:N: disk full
                  #5  N ms  HTTP  GET /imports/logged -> 200 in N ms""", normalized(failure.getMessage()));
    }
    // end::strict[]

    private void assertFails(Object instance, String method, String start) {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(instance, method);
        Importer.LOG.warn("a warning");
        Importer.LOG.error("an error");
        assertEquals(start, assertThrows(EventAssertionError.class, test::end).getMessage().lines().limit(1).toList().get(0));
    }

    @Test
    void theAnnotationMayBeOnTheClassOrAnAnnotation() {
        assertFails(new Strict(), "test", "FailOnLoggedTest.Strict.test has @FailOnLogged(ERROR), but its work logged 1 record"
                + " of that level or above.");
        assertFails(new Strict.Nested(), "test", "FailOnLoggedTest.Strict.Nested.test has @FailOnLogged(ERROR), but its work"
                + " logged 1 record of that level or above.");
        assertFails(this, "quiet", "FailOnLoggedTest.quiet has @FailOnLogged(ERROR), but its work logged 1 record of that level"
                + " or above.");
    }

    @Test
    void theAnnotationOfTheMethodReplacesThatOfItsClass() {
        assertFails(new Strict(), "stricter", "FailOnLoggedTest.Strict.stricter has @FailOnLogged(WARN), but its work logged 2"
                + " records of that level or above.");
    }

    @Test
    void aRecordThatASubscriptionHasReadDoesNotFailTheTest() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "strict");
        var errors = events.subscribe(logged(ERROR));
        client.get("/imports/logged").send();
        assertEquals("import of llama failed", errors.await().message());
        test.end();
    }

    @Test
    void aRecordThatASubscriptionHasNotReadFailsTheTest() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "strict");
        events.subscribe(logged(ERROR));
        client.get("/imports/logged").send();
        assertThrows(EventAssertionError.class, test::end);
    }

    @Test
    void aRecordOfAScopeFailsTheTest() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "strict");
        try (var scope = events.open("scope")) {
            Importer.LOG.error("an error");
        }
        assertThrows(EventAssertionError.class, test::end);
    }

    @Test
    void othersPass() {
        QuarkusTestCallbacks lenient = QuarkusTestCallbacks.begin(this, "lenient");
        client.get("/imports/logged").send();
        lenient.end();
        QuarkusTestCallbacks withoutCause = QuarkusTestCallbacks.begin(this, "strict");
        client.get("/imports/queued").send().expectStatus(200);
        Importer.LOG.warn("a warning");
        withoutCause.end();
    }

    @Test
    void aTestThatHasFailedKeepsItsFailure() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "strict");
        Importer.LOG.error("an error");
        test.endWith(new AssertionError("the test's own"));
    }

    @Test
    void aLevelThatIsNotRecordedIsRefused() {
        assertEquals(
                "FailOnLoggedTest.tooStrict has @FailOnLogged(DEBUG), but no such log record is ever recorded: records below"
                        + " INFO are not recorded. Use @FailOnLogged(INFO).",
                assertThrows(IllegalStateException.class, () -> QuarkusTestCallbacks.begin(this, "tooStrict")).getMessage());
    }
}
