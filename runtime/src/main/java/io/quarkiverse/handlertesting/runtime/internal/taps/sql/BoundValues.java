package io.quarkiverse.handlertesting.runtime.internal.taps.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.runtime.internal.text.Secrets;
import io.quarkiverse.handlertesting.runtime.internal.text.SqlPage;
import io.quarkiverse.handlertesting.runtime.internal.text.SqlParameters;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;

/**
 * The values of the parameters of one statement: all, if the configuration says so, or those that are positions of a page. Used
 * by one thread at a time; what an executed statement keeps is a copy.
 */
final class BoundValues {

    /** Those of a statement without parameters. */
    static final BoundValues NONE = new BoundValues(false, new int[0]);

    /** A driver refuses more. */
    private static final int MAX = 65_536;
    /** How many values a message shows. */
    private static final int SHOWN = 10;

    private final boolean all;
    private final int[] page;
    /** The first one at index 0; {@code null} for a value that was not recorded. */
    private Object[] values = new Object[0];

    /** @param page the numbers of the parameters that are positions of a page */
    BoundValues(boolean all, int[] page) {
        this.all = all;
        this.page = page;
    }

    private BoundValues(BoundValues other) {
        this(other.all, other.page);
        values = other.values.clone();
    }

    /** A value whose text is recorded: the value itself may change, or may not be touched. */
    private record Described(String text) {

        @Override
        public String toString() {
            return text;
        }
    }

    /** @param number that of the first parameter is 1 */
    void bind(int number, long value) {
        if (isRecorded(number)) {
            set(number, value);
        }
    }

    void bind(int number, double value) {
        if (all) {
            set(number, value);
        }
    }

    void bind(int number, boolean value) {
        if (all) {
            set(number, value);
        }
    }

    void bind(int number, Object value) {
        if (all) {
            set(number, kept(value));
        } else if (isRecorded(number)) {
            set(number, SqlPage.isPosition(value) ? value : null);
        }
    }

    private boolean isRecorded(int number) {
        if (all) {
            return true;
        }
        for (int position : page) {
            if (position == number) {
                return true;
            }
        }
        return false;
    }

    private void set(int number, Object value) {
        if (number < 1 || number > MAX) {
            return;
        }
        if (values.length < number) {
            values = Arrays.copyOf(values, number);
        }
        values[number - 1] = value;
    }

    void clear() {
        if (values.length > 0) {
            values = new Object[0];
        }
    }

    BoundValues copy() {
        return values.length == 0 ? NONE : new BoundValues(this);
    }

    /** {@code null} if it is unknown. */
    Object value(int number) {
        return number <= values.length ? values[number - 1] : null;
    }

    private static Object kept(Object value) {
        if (value == null) {
            return new Described("null");
        }
        if (value instanceof String || value instanceof Boolean || value instanceof UUID || value instanceof Enum<?>
                || value instanceof Number && isOfPackage(value, "java.lang.", "java.math.")
                || isOfPackage(value, "java.time.")) {
            return value;
        }
        return new Described(value instanceof byte[] bytes ? "byte[" + bytes.length + "]"
                : isOfPackage(value, "java.sql.") && value instanceof Date ? value.toString()
                        : TypeText.name(value.getClass()));
    }

    private static boolean isOfPackage(Object value, String... packages) {
        return Stream.of(packages).anyMatch(value.getClass().getName()::startsWith);
    }

    /**
     * {@code , with id=7, name="ann"}, with secrets masked by the names of the columns; empty if the values are not recorded.
     *
     * @param batchSize of several sets of values, the last one is shown
     */
    String text(String sql, int batchSize) {
        List<Optional<String>> columns = all && values.length > 0 ? SqlParameters.columns(sql) : List.of();
        List<String> shown = new ArrayList<>();
        for (int at = 0; at < columns.size() && at < values.length; at++) {
            if (values[at] != null && !isOfPage(at + 1)) {
                shown.add(columns.get(at).map(name -> name + "=").orElse("") + text(columns.get(at), values[at]));
            }
        }
        if (shown.isEmpty()) {
            return "";
        }
        int more = shown.size() - SHOWN;
        return (batchSize == 1 ? ", with " : ", the last with ")
                + String.join(", ", more > 0 ? shown.subList(0, SHOWN) : shown) + (more > 0 ? " and " + more + " more" : "");
    }

    private boolean isOfPage(int number) {
        return Arrays.stream(page).anyMatch(position -> position == number);
    }

    /** A secret is masked before it is shortened: it would have another fingerprint. */
    private static String text(Optional<String> column, Object value) {
        String named = column.orElse("value") + "='" + value.toString().replace("'", "''") + "'";
        String masked = Secrets.STANDARD.mask(named);
        // The mask has the kind of the secret, and counts the quotes twice.
        return masked.equals(named) ? ValueText.text(value)
                : Secrets.STANDARD.masked(masked.replaceFirst("^[^']*'(\\w+).*$", "$1"), value.toString());
    }
}
