package io.quarkiverse.handlertesting.runtime.internal.story;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The relation of two dates or times of ISO 8601 that differ as those of two time zones do. */
final class DateRelation {

    private static final Pattern INSTANT = Pattern
            .compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d)");
    /** The offset of no zone is larger. */
    private static final int MAX_OFFSET = 14;

    private DateRelation() {
    }

    /** Empty unless both texts are dates, or both are times, that differ by one day or by whole hours. */
    static Optional<String> of(String expected, String actual, String sent, ZoneId zone) {
        LocalDate date = parsed(expected, LocalDate::parse);
        LocalDate other = parsed(actual, LocalDate::parse);
        if (date != null && other != null) {
            long later = ChronoUnit.DAYS.between(other, date);
            return Math.abs(later) != 1 ? Optional.empty()
                    : Optional.of("The dates differ by one day: " + INSTANT.matcher(sent).results().map(MatchResult::group)
                            .map(text -> nextDay(text, (int) later)).flatMap(Optional::stream).findFirst()
                            .map(text -> text + " (" + defaultZone(zone) + ").").orElse(defaultZone(zone) + "."));
        }
        OffsetDateTime instant = parsed(expected, OffsetDateTime::parse);
        OffsetDateTime otherInstant = parsed(actual, OffsetDateTime::parse);
        if (instant != null && otherInstant != null) {
            return instant.equals(otherInstant) ? Optional.empty()
                    : instant.isEqual(otherInstant)
                            ? Optional.of("Both values are the same instant, written with another offset or precision.")
                            : hours(Duration.between(otherInstant, instant), zone);
        }
        LocalDateTime time = parsed(expected, LocalDateTime::parse);
        LocalDateTime otherTime = parsed(actual, LocalDateTime::parse);
        return time == null || otherTime == null ? Optional.empty() : hours(Duration.between(otherTime, time), zone);
    }

    private static <T> T parsed(String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (DateTimeException another) {
            return null;
        }
    }

    private static Optional<String> hours(Duration difference, ZoneId zone) {
        long hours = Math.abs(difference.toHours());
        if (hours == 0 || hours > MAX_OFFSET && hours != 24 || !difference.abs().equals(Duration.ofHours(hours))) {
            return Optional.empty();
        }
        return Optional.of("The times differ by exactly " + (hours == 24 ? "one day" : hours == 1 ? "1 hour" : hours + " hours")
                + ": " + defaultZone(zone) + ".");
    }

    private static String defaultZone(ZoneId zone) {
        return "the default time zone of the JVM is " + zone.getId();
    }

    /**
     * That an instant is on another day in the zones that are some hours off UTC.
     *
     * @param later 1 for a later day, -1 for an earlier one
     */
    private static Optional<String> nextDay(String text, int later) {
        OffsetDateTime instant = parsed(text, OffsetDateTime::parse);
        if (instant == null) {
            return Optional.empty();
        }
        LocalDate day = instant.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate();
        for (int hours = 1; hours <= MAX_OFFSET; hours++) {
            LocalDate there = instant.withOffsetSameInstant(ZoneOffset.ofHours(later * hours)).toLocalDate();
            if (!there.equals(day)) {
                return Optional
                        .of("the request has the instant " + text + ", which is on the " + ordinal(day) + " in UTC and on the "
                                + ordinal(there) + " at UTC" + (later > 0 ? "+" : "-") + hours);
            }
        }
        return Optional.empty();
    }

    private static String ordinal(LocalDate date) {
        int day = date.getDayOfMonth();
        boolean isTeen = day / 10 == 1;
        return day + (isTeen ? "th" : switch (day % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        });
    }
}
