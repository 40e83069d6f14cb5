package io.quarkiverse.handlertesting.runtime.internal.cookies;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6265, section 5.1.1. */
class CookieDateTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Wed, 09 Jun 2021 10:18:14 GMT|2021-06-09T10:18:14Z",
            "Wed, 09-Jun-2021 10:18:14 GMT|2021-06-09T10:18:14Z",
            "Wednesday, 09-Jun-21 10:18:14 GMT|2021-06-09T10:18:14Z",
            "Wed Jun  9 10:18:14 2021|2021-06-09T10:18:14Z",
            "2021 jun 9 10:18:14|2021-06-09T10:18:14Z",
            "10:18:14 9 June 2021|2021-06-09T10:18:14Z",
            "9/jun/2021/1:2:3|2021-06-09T01:02:03Z",
            "Wed, 09 Jun 2021 10:18:14 +0500|2021-06-09T10:18:14Z",
            "Wed, 09 Jun 2021 10:18:14.123 GMT|2021-06-09T10:18:14Z",
            "09 Jun 70 00:00:00|1970-06-09T00:00:00Z",
            "09 Jun 99 00:00:00|1999-06-09T00:00:00Z",
            "09 Jun 69 00:00:00|2069-06-09T00:00:00Z",
            "09 Jun 00 00:00:00|2000-06-09T00:00:00Z",
            "29 Feb 2024 23:59:59|2024-02-29T23:59:59Z",
            "9th Jun 2021x 10:18:14|2021-06-09T10:18:14Z",
            "Thu, 01 Jan 1970 00:00:00 GMT|1970-01-01T00:00:00Z",
            "01 Jan 1601 00:00:00|1601-01-01T00:00:00Z" })
    void parsesTheDate(String text, Instant date) {
        assertEquals(Optional.of(date), CookieDate.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "soon", "Wed, 09 Jun 2021", "10:18:14 Jun 2021", "09 2021 10:18:14", "09 Jun 10:18:14",
            "09 Jun 1600 10:18:14", "00 Jun 2021 10:18:14", "32 Jun 2021 10:18:14", "29 Feb 2023 10:18:14",
            "31 Jun 2021 10:18:14",
            "09 Jun 2021 24:00:00", "09 Jun 2021 10:60:00", "09 Jun 2021 10:18:60", "09 Jun 20211 10:18:14",
            "09 Jun 1 10:18:14",
            "09 Ju 2021 10:18:14", "2021-06-09T10:18:14Z", "1623233894", "09 Jun 2021 123:18:14" })
    void refusesTheText(String text) {
        assertEquals(Optional.empty(), CookieDate.parse(text));
    }
}
