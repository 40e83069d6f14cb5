package io.quarkiverse.handlertesting.runtime.internal.cookies;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses dates as browsers do (RFC 6265, section 5.1.1): the parts may stand in any order, with nearly any separators. A time
 * zone is ignored; all dates are in UTC.
 */
final class CookieDate {

    private static final Pattern DELIMITERS = Pattern.compile("[\\x09\\x20-\\x2F\\x3B-\\x40\\x5B-\\x60\\x7B-\\x7E]+");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:\\D.*)?", Pattern.DOTALL);
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})(?:\\D.*)?", Pattern.DOTALL);
    private static final Pattern YEAR = Pattern.compile("(\\d{2,4})(?:\\D.*)?", Pattern.DOTALL);
    private static final List<String> MONTHS = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct",
            "nov", "dec");
    private static final int FIRST_YEAR = 1601;

    private Matcher time;
    private int day = -1;
    private int month = -1;
    private int year = -1;

    private CookieDate() {
    }

    /**
     * Parses a date.
     *
     * @return empty if a part is missing, or if there is no such date
     */
    static Optional<Instant> parse(String text) {
        CookieDate date = new CookieDate();
        for (String token : DELIMITERS.split(text)) {
            date.take(token);
        }
        return date.instant();
    }

    /** Takes a token as the first missing part that it can be. */
    private void take(String token) {
        Matcher matcher = TIME.matcher(token);
        if (time == null && matcher.matches()) {
            time = matcher;
            return;
        }
        matcher = DAY.matcher(token);
        if (day < 0 && matcher.matches()) {
            day = Integer.parseInt(matcher.group(1));
            return;
        }
        if (month < 0 && token.length() >= 3) {
            month = MONTHS.indexOf(token.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
            if (month > 0) {
                return;
            }
            month = -1;
        }
        matcher = YEAR.matcher(token);
        if (year < 0 && matcher.matches()) {
            year = century(Integer.parseInt(matcher.group(1)));
        }
    }

    private static int century(int year) {
        if (year >= 70 && year <= 99) {
            return 1900 + year;
        }
        return year <= 69 ? 2000 + year : year;
    }

    private Optional<Instant> instant() {
        if (time == null || day < 0 || month < 0 || year < FIRST_YEAR) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.of(year, month, day, Integer.parseInt(time.group(1)),
                    Integer.parseInt(time.group(2)), Integer.parseInt(time.group(3))).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noSuchDate) {
            return Optional.empty();
        }
    }
}
