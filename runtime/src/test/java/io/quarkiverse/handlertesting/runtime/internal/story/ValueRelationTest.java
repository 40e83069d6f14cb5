package io.quarkiverse.handlertesting.runtime.internal.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

/** An expected and an actual value that are in an exact relation. */
class ValueRelationTest {

    private static String relation(Object expected, Object actual) {
        return relation(expected, actual, "");
    }

    private static String relation(Object expected, Object actual, String sent) {
        return ValueRelation.of(expected, actual, sent, ZoneId.of("UTC")).orElse("none");
    }

    @Test
    void ofUnits() {
        assertEquals("The actual value is 1,000 times the expected one, as with seconds and milliseconds.",
                relation(30, 30_000L));
        assertEquals("The expected value is 1,000 times the actual one, as with seconds and milliseconds.",
                relation(1500, new BigDecimal("1.5")));
        assertEquals("The actual value is 60 times the expected one, as with minutes and seconds.", relation(5, 300));
        assertEquals("The expected value is 1,024 times the actual one, as with kilobytes and bytes.", relation(2048, 2.0));
        assertEquals("The actual value is 100 times the expected one, as with a whole and its hundredths.",
                relation(12.34, 1234));
        assertEquals("The actual value is 60 times the expected one, as with minutes and seconds.", relation("1.5", "90"));
        assertEquals("none", relation(30, 30_001));
        assertEquals("none", relation(0, 0));
        assertEquals("none", relation(7, 0));
        assertEquals("none", relation(Double.NaN, 1000));
    }

    @Test
    void ofNumbersThatDifferByOne() {
        assertEquals("The actual value is one less than the expected one.", relation(20, 19));
        assertEquals("The actual value is one more than the expected one.", relation(20L, 21));
        assertEquals("none", relation(1, 2));
        assertEquals("none", relation(20, 22));
    }

    @Test
    void ofDates() {
        assertEquals("The dates differ by one day: the default time zone of the JVM is UTC.",
                relation("2026-01-17", "2026-01-16"));
        assertEquals("The dates differ by one day: the default time zone of the JVM is UTC.",
                relation(LocalDate.parse("2026-01-17"), LocalDate.parse("2026-01-18"), "{\"at\":\"2026-01-15\"}"));
        assertEquals("none", relation("2026-01-17", "2026-01-15"));
    }

    @Test
    void ofDatesThatWereComputedFromAnInstant() {
        assertEquals(
                "The dates differ by one day: the request has the instant 2026-01-15T23:30:00Z, which is on the 15th in UTC"
                        + " and on the 16th at UTC+1 (the default time zone of the JVM is UTC).",
                relation("2026-01-17", "2026-01-16", "{\"orderedAt\":\"2026-01-15T23:30:00Z\"}"));
        assertEquals(
                "The dates differ by one day: the request has the instant 2026-03-01T02:00+01:00, which is on the 1st in UTC"
                        + " and on the 28th at UTC-2 (the default time zone of the JVM is UTC).",
                relation("2026-02-28", "2026-03-01", "at=2026-03-01T02:00+01:00"));
        assertEquals("The dates differ by one day: the default time zone of the JVM is UTC.",
                relation("2026-01-17", "2026-01-16", "2026-13-15T23:30:00Z"));
    }

    @Test
    void ofTimes() {
        assertEquals("The times differ by exactly 2 hours: the default time zone of the JVM is UTC.",
                relation("2026-07-01T12:00:00Z", "2026-07-01T10:00:00Z"));
        assertEquals("The times differ by exactly 1 hour: the default time zone of the JVM is UTC.",
                relation("2026-07-01T12:00:00", "2026-07-01T13:00"));
        assertEquals("The times differ by exactly one day: the default time zone of the JVM is UTC.",
                relation("2026-07-01T12:00:00Z", "2026-07-02T12:00:00Z"));
        assertEquals("Both values are the same instant, written with another offset or precision.",
                relation("2026-07-01T12:00:00Z", "2026-07-01T14:00:00+02:00"));
        assertEquals("none", relation("2026-07-01T12:00:00Z", "2026-07-01T12:30:00Z"));
        assertEquals("none", relation("2026-07-01T12:00:00Z", "2026-07-03T12:00:00Z"));
    }

    @Test
    void ofTexts() {
        assertEquals("The values are equal but for upper and lower case.", relation("Smith", "SMITH"));
        assertEquals("The values are equal but for white space.", relation("John Smith", " John  Smith\n"));
        assertEquals("The values are equal but for quotes.", relation("smith", "\"smith\""));
        assertEquals("The values are equal but for a slash at the end.", relation("/models", "/models/"));
        assertEquals("The values are equal but for their Unicode form.", relation("Jos\u00e9", "Jose\u0301"));
        assertEquals("Both values read alike, but the expected one is a text.", relation("7", 7));
        assertEquals("Both values read alike, but the actual one is a text.", relation(7, "7"));
        assertEquals("none", relation("smith", "SMYTH"));
        assertEquals("none", relation("smith", "smith"));
        assertEquals("none", relation("8", 7));
    }

    @Test
    void ofLists() {
        assertEquals("The actual list has the expected elements in another order; the first difference is at index 1.",
                relation(List.of(1, 2, 3), List.of(1, 3, 2)));
        assertEquals("The actual list has one element more than the expected one, at index 1.",
                relation(List.of("a", "c"), List.of("a", "b", "c")));
        assertEquals("The actual list lacks one element of the expected one, that at index 2.",
                relation(List.of("a", "b", "c"), List.of("a", "b")));
        assertEquals("none", relation(List.of(1, 1, 2), List.of(1, 2, 2)));
        assertEquals("none", relation(List.of(1, 2), List.of(1, 3, 4)));
        assertEquals("none", relation(List.of(1, 2), List.of(1, 2)));
    }

    @Test
    void ofNothing() {
        assertEquals(Optional.empty(), ValueRelation.of(null, 7, "", ZoneId.of("UTC")));
        assertEquals(Optional.empty(), ValueRelation.of(7, null, "", ZoneId.of("UTC")));
        assertEquals("none", relation(7, List.of(7)));
        assertEquals("none", relation(true, false));
    }
}
