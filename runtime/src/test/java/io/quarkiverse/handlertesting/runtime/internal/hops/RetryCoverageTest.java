package io.quarkiverse.handlertesting.runtime.internal.hops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.eclipse.microprofile.faulttolerance.Retry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The types that a retry covers, as a message shows them. */
class RetryCoverageTest {

    private static final String RATES = RetryCoverageTest.class.getName() + "$Rates";

    @Retry(retryOn = IOException.class, abortOn = FileNotFoundException.class)
    static class Releases {

        @Retry(retryOn = { TimeoutException.class, IllegalStateException.class })
        void pull() {
        }

        void list() {
        }

        @Retry
        void drop() {
        }
    }

    static class Rates {

        @Retry(maxRetries = 100, delay = 3, delayUnit = ChronoUnit.SECONDS)
        void of() {
        }
    }

    static class MoreReleases extends Releases {
    }

    private static String text(String type, String method, Throwable thrown) {
        return RetryCoverage.text(RetryCoverageTest.class.getName() + "$" + type + "#" + method, thrown);
    }

    @Test
    void theTypesDoNotHaveTheException() {
        String expected = ".pull has @Retry(retryOn = {TimeoutException, IllegalStateException}), "
                + "which does not cover IOException";
        assertEquals("RetryCoverageTest.Releases" + expected, text("Releases", "pull", new IOException()));
        assertEquals("RetryCoverageTest.MoreReleases" + expected, text("MoreReleases", "pull", new IOException()));
    }

    @Test
    void theAnnotationIsOnTheClass() {
        assertEquals("RetryCoverageTest.Releases.list has @Retry(retryOn = IOException), "
                + "which does not cover TimeoutException", text("Releases", "list", new TimeoutException()));
        assertEquals("RetryCoverageTest.Releases.list has @Retry(abortOn = FileNotFoundException), "
                + "which excludes FileNotFoundException", text("Releases", "list", new FileNotFoundException()));
    }

    private static String numbers(String type, String method) {
        return RetryCoverage.numbers(RetryCoverageTest.class.getName() + "$" + type + "#" + method);
    }

    @Test
    void theNumbersAreThoseOfTheAnnotation() {
        assertEquals("RetryCoverageTest.Rates.of has @Retry(maxRetries = 100, delay = 3 s)", numbers("Rates", "of"));
        assertEquals("RetryCoverageTest.Releases.drop has @Retry(maxRetries = 3, delay = 0 ms)", numbers("Releases", "drop"));
        assertEquals("RetryCoverageTest.Missing.drop has a @Retry", numbers("Missing", "drop"));
    }

    @Test
    void aKeyThatReplacesANumberIsNamed() {
        assertEquals(", whose delay quarkus.fault-tolerance.global.retry.delay replaces",
                replaced("Retry/delay", "quarkus.fault-tolerance.global.retry.delay", "rabbit.retry.delay"));
        assertEquals(", whose maxRetries quarkus.fault-tolerance.\"" + RATES + "/of\".retry.max-retries replaces",
                replaced("quarkus.fault-tolerance.\"" + RATES + "/of\".retry.max-retries"));
        assertEquals("", replaced("org.acme.Other/of/Retry/delay", "quarkus.fault-tolerance.\"a.B/c\".retry.delay"));
    }

    private static String replaced(String... keys) {
        return RetryCoverage.numbers(RATES + "#of", Stream.of(keys)).replaceFirst(".*delay = 3 s\\)", "");
    }

    @ParameterizedTest
    @ValueSource(strings = { "Retry/maxRetries", "org.acme.Rates/of/Retry/delay",
            "quarkus.fault-tolerance.\"Rates/of\".retry.max-retries", "quarkus.fault-tolerance.global.retry.delay-unit" })
    void theConfigurationMayReplaceNumbers(String key) {
        assertTrue(RetryCoverage.REPLACED_NUMBERS.matcher(key).matches());
        assertFalse(RetryCoverage.REPLACED.matcher(key).matches());
    }

    @ParameterizedTest
    @ValueSource(strings = { "rabbit.retry.delay", "RETRY_DELAY", "Retry/jitter", "quarkus.http.retry.max-retries" })
    void otherKeysDoNot(String key) {
        assertFalse(RetryCoverage.REPLACED_NUMBERS.matcher(key).matches());
    }

    @Test
    void theReasonIsUnknown() {
        assertEquals("RetryCoverageTest.Releases.drop has a @Retry that does not cover IOException",
                text("Releases", "drop", new IOException()));
        assertEquals("RetryCoverageTest.Missing.drop has a @Retry that does not cover IOException",
                text("Missing", "drop", new IOException()));
    }
}
