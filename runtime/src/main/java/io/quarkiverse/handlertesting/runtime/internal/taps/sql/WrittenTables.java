package io.quarkiverse.handlertesting.runtime.internal.taps.sql;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import io.quarkiverse.handlertesting.runtime.internal.text.SqlToken;

/** The tables that the statements of an application may have written to. Thread-safe. */
public final class WrittenTables {

    /** An application may put values into the texts of its statements. */
    private static final int MAX_TEXTS = 10_000;
    private static final Set<String> READS = Set.of("select", "values", "table", "show", "explain", "set", "reset", "begin",
            "start", "commit", "rollback", "savepoint", "release", "end", "analyze", "lock", "fetch", "close", "declare",
            "listen", "notify", "unlisten", "discard", "create", "comment", "grant", "revoke", "deallocate", "prepare");

    /** Words that may be before a parenthesis and are no function. */
    private static final Set<String> WORDS = Set.of("all", "and", "any", "as", "between", "by", "case", "distinct", "else",
            "except", "exists", "filter", "from", "group", "having", "in", "intersect", "is", "join", "lateral", "like",
            "limit",
            "not", "offset", "on", "or", "over", "partition", "select", "set", "some", "then", "union", "using", "values",
            "when", "where", "with", "within");
    /** Functions that write no row. Any other may be one of the application. */
    private static final Set<String> FUNCTIONS = Set.of("abs", "array_agg", "avg", "cast", "ceil", "char_length",
            "character_length", "coalesce", "concat", "count", "current_date", "current_schema", "current_time",
            "current_timestamp", "date_trunc", "extract", "floor", "greatest", "json_agg", "jsonb_agg", "least", "left",
            "length", "lower", "ltrim", "max", "min", "mod", "nextval", "now", "nullif", "position", "rank", "replace",
            "right", "round", "row_number", "rtrim", "string_agg", "substring", "sum", "timestamp", "to_char", "to_date",
            "to_timestamp", "trim", "upper", "version", "varchar", "decimal", "numeric", "char");

    private final Set<String> texts = ConcurrentHashMap.newKeySet();
    private volatile boolean isRecording;
    /** {@code null} for none. */
    private volatile Thread ignored;

    /** Records statements from now on. */
    public void begin() {
        isRecording = true;
    }

    /** Leaves out the statements of this thread. {@code null} for none. */
    public void ignore(Thread thread) {
        ignored = thread;
    }

    /** Called for each statement that is executed. */
    public void executed(String sql) {
        // Each thread may add one more.
        if (isRecording && texts.size() <= MAX_TEXTS && Thread.currentThread() != ignored) {
            texts.add(sql);
        }
    }

    /**
     * The names of the tables that statements have written to since the last time, in lower case; empty if any table may have
     * been written to.
     */
    public Optional<Set<String>> take() {
        List<String> taken = List.copyOf(texts);
        taken.forEach(texts::remove);
        Set<String> tables = new HashSet<>();
        for (String sql : taken) {
            Optional<Set<String>> written = of(sql);
            if (written.isEmpty()) {
                return Optional.empty();
            }
            tables.addAll(written.get());
        }
        return taken.size() > MAX_TEXTS ? Optional.empty() : Optional.of(tables);
    }

    /** Those of one statement; empty if it does not name all of them. */
    static Optional<Set<String>> of(String sql) {
        List<SqlToken> tokens = SqlToken.all(sql);
        if (tokens.stream().anyMatch(token -> token.is(";")) && !tokens.get(tokens.size() - 1).is(";")) {
            return Optional.empty();
        }
        int first = 0;
        while (first < tokens.size() && tokens.get(first).is("(")) {
            first++;
        }
        if (first == tokens.size() || READS.contains(tokens.get(first).text())) {
            return mayWrite(tokens.subList(first, tokens.size())) ? Optional.empty() : Optional.of(Set.of());
        }
        return switch (tokens.get(first).text()) {
            case "insert", "merge" -> named(tokens, after(tokens, first + 1, "into"));
            case "delete" -> named(tokens, after(tokens, first + 1, "from"));
            case "update" -> named(tokens, first + 1);
            case "truncate" -> truncated(tokens, first + 1);
            default -> Optional.empty();
        };
    }

    /** Whether a statement that reads may write all the same: by a function, or since it executes what it explains. */
    private static boolean mayWrite(List<SqlToken> tokens) {
        if (tokens.isEmpty()) {
            return false;
        }
        return switch (tokens.get(0).text()) {
            case "select", "values" -> IntStream.range(1, tokens.size())
                    .anyMatch(at -> tokens.get(at).is("(") && tokens.get(at - 1).isName() && isUnknown(tokens.get(at - 1)));
            case "explain" -> tokens.stream().anyMatch(token -> token.is("analyze"));
            default -> false;
        };
    }

    private static boolean isUnknown(SqlToken function) {
        return function.kind() != SqlToken.Kind.WORD
                || !WORDS.contains(function.text()) && !FUNCTIONS.contains(function.text());
    }

    private static int after(List<SqlToken> tokens, int from, String word) {
        return from < tokens.size() && tokens.get(from).is(word) ? from + 1 : tokens.size();
    }

    private static Optional<Set<String>> named(List<SqlToken> tokens, int from) {
        int at = from < tokens.size() && tokens.get(from).is("only") ? from + 1 : from;
        while (isNameAt(tokens, at) && at + 1 < tokens.size() && tokens.get(at + 1).is(".")) {
            at += 2;
        }
        return isNameAt(tokens, at) ? Optional.of(Set.of(tokens.get(at).text().toLowerCase(Locale.ROOT))) : Optional.empty();
    }

    /** One table; several are rare. */
    private static Optional<Set<String>> truncated(List<SqlToken> tokens, int from) {
        return tokens.stream().anyMatch(token -> token.is(",", "cascade")) ? Optional.empty()
                : named(tokens, from < tokens.size() && tokens.get(from).is("table") ? from + 1 : from);
    }

    private static boolean isNameAt(List<SqlToken> tokens, int at) {
        return at < tokens.size() && tokens.get(at).isName();
    }
}
