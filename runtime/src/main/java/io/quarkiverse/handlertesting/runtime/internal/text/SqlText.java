package io.quarkiverse.handlertesting.runtime.internal.text;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The text of SQL statements: as repetitions are found, and as messages show it. */
public final class SqlText {

    /** How long a list of columns may be before a message leaves it out. */
    private static final int COLUMNS_SHOWN = 40;
    private static final Pattern LIST = Pattern.compile("(?i)\\bin ?\\( ?\\?(?: ?, ?\\?)*+ ?\\)");
    private static final Pattern ROWS = Pattern.compile("(\\(\\?(?: ?, ?\\?)*+\\))(?: ?, ?\\(\\?(?: ?, ?\\?)*+\\))++");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern COLUMNS = Pattern
            .compile("(?i)^(select (?:distinct )?)(.{" + COLUMNS_SHOWN + ",}?)( from .*)$");

    private final String sql;
    private final StringBuilder text;
    private int at;

    private SqlText(String sql) {
        this.sql = sql;
        this.text = new StringBuilder(sql.length());
    }

    /**
     * The statement with a {@code ?} for each literal and parameter, {@code (?)} for each list of {@code IN}, one row for
     * several rows of values, without comments, with single spaces. Statements that differ only in those have the same text.
     */
    public static String normalized(String sql) {
        SqlText scan = new SqlText(sql);
        while (scan.at < sql.length()) {
            scan.token();
        }
        String line = oneLine(scan.text.toString());
        return ROWS.matcher(LIST.matcher(line).replaceAll("in (?)")).replaceAll("$1");
    }

    /**
     * The statement on one line, as a message shows it: a long list of columns is {@code …}, and so is the end of a long
     * statement.
     */
    public static String shown(String sql) {
        return ValueText.shortened(COLUMNS.matcher(oneLine(sql)).replaceFirst("$1…$3"));
    }

    /** Whether the statement only reads, by its first word. */
    public static boolean isQuery(String sql) {
        return begins(sql, "select", "with");
    }

    /** Whether the statement may change rows, by its first word. */
    public static boolean isUpdate(String sql) {
        return begins(sql, "insert", "update", "delete", "merge", "with");
    }

    private static boolean begins(String sql, String... words) {
        String line = sql.stripLeading();
        return Stream.of(words).anyMatch(word -> line.regionMatches(true, 0, word, 0, word.length()));
    }

    private void token() {
        char first = sql.charAt(at);
        if (sql.startsWith("--", at)) {
            at = end("\n");
        } else if (sql.startsWith("/*", at)) {
            at = end("*/");
            text.append(' ');
        } else if (first == '\'') {
            at = quoted('\'');
            text.append('?');
        } else if (first == '"' || first == '`') {
            keep(quoted(first));
        } else if (first == '?' || first == '$' && isDigit(at + 1)) {
            at = digits(at + 1);
            text.append('?');
        } else if (first == ':' && isPart(at + 1) && !isDigit(at + 1)) {
            at = name(at + 1);
            text.append('?');
        } else if (first == ':') {
            // A cast has two of them.
            keep(sql.startsWith("::", at) ? at + 2 : at + 1);
        } else if (isDigit(at)) {
            at = number();
            text.append('?');
        } else {
            keep(isPart(at) ? name(at) : at + 1);
        }
    }

    private void keep(int end) {
        text.append(sql, at, end);
        at = end;
    }

    /** The index after the next end of a comment. */
    private int end(String mark) {
        int end = sql.indexOf(mark, at + 2);
        return end < 0 ? sql.length() : end + mark.length();
    }

    /** The index after a quoted text, in which two quotes are one. */
    private int quoted(char quote) {
        int end = at + 1;
        while (end < sql.length()) {
            if (sql.charAt(end) != quote) {
                end++;
            } else if (end + 1 < sql.length() && sql.charAt(end + 1) == quote) {
                end += 2;
            } else {
                return end + 1;
            }
        }
        return end;
    }

    private int number() {
        int end = digits(at);
        if (isAt(end, '.')) {
            end = digits(end + 1);
        }
        // An exponent, or the digits of a hexadecimal number.
        return isPart(end) ? name(end) : end;
    }

    private int digits(int from) {
        int end = from;
        while (isDigit(end)) {
            end++;
        }
        return end;
    }

    private int name(int from) {
        int end = from;
        while (isPart(end)) {
            end++;
        }
        return end;
    }

    private boolean isDigit(int index) {
        return index < sql.length() && sql.charAt(index) >= '0' && sql.charAt(index) <= '9';
    }

    private boolean isPart(int index) {
        return index < sql.length() && Character.isJavaIdentifierPart(sql.charAt(index));
    }

    private boolean isAt(int index, char character) {
        return index < sql.length() && sql.charAt(index) == character;
    }

    private static String oneLine(String text) {
        return SPACE.matcher(text).replaceAll(" ").strip();
    }
}
