package io.quarkiverse.handlertesting.runtime.internal.story;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * An exact relation of an expected value and the actual one that hints at a mistake: a unit, a zone, an order. Values that are
 * merely similar have none, since a wrong hint misleads.
 */
public final class ValueRelation {

    private static final Map<Long, String> UNITS = Map.of(1000L, "seconds and milliseconds", 60L, "minutes and seconds", 1024L,
            "kilobytes and bytes", 100L, "a whole and its hundredths");

    /** AssertJ knows its values only as texts. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,9})?");

    private ValueRelation() {
    }

    /**
     * The relation as a sentence; empty if there is none that is known.
     *
     * @param expected {@code null} has no relation, as an actual value that is {@code null}
     * @param sent the request as text, which may have the instant that a date was computed from; empty if it is not known
     * @param zone the default time zone
     */
    public static Optional<String> of(Object expected, Object actual, String sent, ZoneId zone) {
        if (expected == null || actual == null) {
            return Optional.empty();
        }
        if (expected instanceof Number number && actual instanceof Number other) {
            return numbers(decimal(number), decimal(other));
        }
        if (expected instanceof List<?> list && actual instanceof List<?> other) {
            return lists(list, other);
        }
        if (isText(expected) && isText(actual)) {
            String text = expected.toString();
            String other = actual.toString();
            if (NUMBER.matcher(text).matches() && NUMBER.matcher(other).matches()) {
                return numbers(new BigDecimal(text), new BigDecimal(other));
            }
            return DateRelation.of(text, other, sent, zone).or(() -> texts(text, other));
        }
        return isOneText(expected, actual) && expected.toString().equals(actual.toString())
                ? Optional.of("Both values read alike, but the " + (isText(actual) ? "actual" : "expected") + " one is a text.")
                : Optional.empty();
    }

    private static boolean isText(Object value) {
        return value instanceof CharSequence || value instanceof Temporal;
    }

    private static boolean isOneText(Object expected, Object actual) {
        return expected instanceof String && (actual instanceof Number || actual instanceof Boolean)
                || actual instanceof String && (expected instanceof Number || expected instanceof Boolean);
    }

    /** {@code null} for what is no number, such as NaN. */
    private static BigDecimal decimal(Number number) {
        try {
            return new BigDecimal(number.toString());
        } catch (NumberFormatException infinite) {
            return null;
        }
    }

    private static Optional<String> numbers(BigDecimal expected, BigDecimal actual) {
        if (expected == null || actual == null || expected.signum() == 0 && actual.signum() == 0) {
            return Optional.empty();
        }
        for (long factor : new long[] { 1000, 60, 1024, 100 }) {
            BigDecimal times = BigDecimal.valueOf(factor);
            if (expected.signum() != 0 && expected.multiply(times).compareTo(actual) == 0) {
                return Optional.of("The actual value is " + times(factor, "expected"));
            }
            if (actual.signum() != 0 && actual.multiply(times).compareTo(expected) == 0) {
                return Optional.of("The expected value is " + times(factor, "actual"));
            }
        }
        // Small numbers differ by one often, and a reader sees it.
        int more = expected.abs().compareTo(BigDecimal.TEN) < 0 ? 0
                : actual.subtract(expected).compareTo(BigDecimal.ONE) == 0 ? 1
                        : expected.subtract(actual).compareTo(BigDecimal.ONE) == 0 ? -1 : 0;
        return more == 0 ? Optional.empty()
                : Optional.of("The actual value is one " + (more > 0 ? "more" : "less") + " than the expected one.");
    }

    private static String times(long factor, String than) {
        return (factor < 1000 ? factor : factor / 1000 + "," + String.format("%03d", factor % 1000)) + " times the " + than
                + " one, as with " + UNITS.get(factor) + ".";
    }

    private static Optional<String> texts(String expected, String actual) {
        if (expected.equals(actual)) {
            return Optional.empty();
        }
        String difference = expected.equalsIgnoreCase(actual) ? "upper and lower case"
                : alike(expected, actual, text -> text.replaceAll("\\s+", " ").strip()) ? "white space"
                        : alike(expected, actual, ValueRelation::unquoted) ? "quotes"
                                : alike(expected, actual, text -> text.replaceFirst("/$", "")) ? "a slash at the end"
                                        : alike(expected, actual, text -> Normalizer.normalize(text, Form.NFC))
                                                ? "their Unicode form"
                                                : null;
        return difference == null ? Optional.empty() : Optional.of("The values are equal but for " + difference + ".");
    }

    private static boolean alike(String expected, String actual, UnaryOperator<String> without) {
        return without.apply(expected).equals(without.apply(actual));
    }

    private static String unquoted(String text) {
        return text.replaceFirst("^([\"'])(.*)\\1$", "$2");
    }

    private static Optional<String> lists(List<?> expected, List<?> actual) {
        int index = 0;
        while (index < expected.size() && index < actual.size() && Objects.equals(expected.get(index), actual.get(index))) {
            index++;
        }
        if (isWithout(actual, index, expected)) {
            return Optional.of("The actual list has one element more than the expected one, at index " + index + ".");
        }
        if (isWithout(expected, index, actual)) {
            return Optional.of("The actual list lacks one element of the expected one, that at index " + index + ".");
        }
        List<Object> rest = new ArrayList<>(actual);
        boolean isOfSame = expected.size() == actual.size() && index < expected.size()
                && expected.stream().allMatch(rest::remove);
        return isOfSame
                ? Optional.of("The actual list has the expected elements in another order; the first difference is at index "
                        + index + ".")
                : Optional.empty();
    }

    /** Whether the longer list without the element at the index is the shorter one. */
    private static boolean isWithout(List<?> longer, int index, List<?> shorter) {
        return longer.size() == shorter.size() + 1
                && longer.subList(index + 1, longer.size()).equals(shorter.subList(index, shorter.size()));
    }
}
