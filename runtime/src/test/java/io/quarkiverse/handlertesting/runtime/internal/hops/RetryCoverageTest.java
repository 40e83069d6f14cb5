package io.quarkiverse.handlertesting.runtime.internal.hops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeoutException;

import org.eclipse.microprofile.faulttolerance.Retry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The types that a retry covers, as a message shows them. */
class RetryCoverageTest {

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

    @ParameterizedTest
    @CsvSource({ "Retry/maxRetries,true,false", "org.acme.Rates/of/Retry/delay,false,true",
            "'quarkus.fault-tolerance.\"Rates/of\".retry.max-retries',true,false",
            "quarkus.fault-tolerance.global.retry.delay-unit,false,true", "rabbit.retry.delay,false,false",
            "RETRY_DELAY,false,false", "Retry/jitter,false,false", "quarkus.http.retry.max-retries,false,false" })
    void theConfigurationMayReplaceNumbers(String key, boolean maximum, boolean delay) {
        assertEquals(maximum, RetryCoverage.REPLACED_MAXIMUM.matcher(key).matches());
        assertEquals(delay, RetryCoverage.REPLACED_DELAY.matcher(key).matches());
        assertFalse(RetryCoverage.REPLACED.matcher(key).matches());
    }

    @Test
    void theOtherNumberIsShown() {
        String point = RetryCoverageTest.class.getName() + "$Rates#of";
        assertEquals("RetryCoverageTest.Rates.of has @Retry(maxRetries = 100)",
                RetryCoverage.numbers(point, RetryCoverage.REPLACED_DELAY::equals));
        assertEquals("RetryCoverageTest.Rates.of has a @Retry", RetryCoverage.numbers(point, key -> true));
    }

    @Test
    void theReasonIsUnknown() {
        assertEquals("RetryCoverageTest.Releases.drop has a @Retry that does not cover IOException",
                text("Releases", "drop", new IOException()));
        assertEquals("RetryCoverageTest.Missing.drop has a @Retry that does not cover IOException",
                text("Missing", "drop", new IOException()));
    }
}
