package io.quarkiverse.handlertesting.runtime.internal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.quarkiverse.handlertesting.runtime.internal.text.SqlToken.Kind;

/** The column that each parameter of a statement is compared with or written to. */
public final class SqlParameters {

    private static final String[] OPERATORS = { "=", "<", ">", "!", "like", "ilike", "not" };

    private final List<SqlToken> tokens;
    /** The columns of an {@code insert}, in order; empty for other statements. */
    private final List<String> inserted;

    private SqlParameters(List<SqlToken> tokens) {
        this.tokens = tokens;
        this.inserted = inserted(tokens);
    }

    /** For each parameter, in order, the name of its column; empty where it is unknown. */
    public static List<Optional<String>> columns(String sql) {
        SqlParameters statement = new SqlParameters(SqlToken.all(sql));
        List<Optional<String>> columns = new ArrayList<>();
        int count = 0;
        for (int at = 0; at < statement.tokens.size(); at++) {
            SqlToken token = statement.tokens.get(at);
            if (token.kind() == Kind.PARAMETER) {
                count++;
                int number = number(token, count);
                while (columns.size() < number) {
                    columns.add(Optional.empty());
                }
                if (columns.get(number - 1).isEmpty()) {
                    columns.set(number - 1, statement.column(at));
                }
            }
        }
        return columns;
    }

    /**
     * The number of a parameter: {@code $2} has its own, and so has {@code ?2}.
     *
     * @param count how many there are up to this one
     */
    static int number(SqlToken parameter, int count) {
        String digits = parameter.text().substring(1);
        return digits.isEmpty() || digits.length() > 4 || !Character.isDigit(digits.charAt(0)) ? count
                : Math.max(1, Integer.parseInt(digits));
    }

    private Optional<String> column(int parameter) {
        Optional<String> written = written(parameter);
        return written.isPresent() ? written : compared(parameter);
    }

    /** {@code values (?, ?)} */
    private Optional<String> written(int parameter) {
        int commas = 0;
        int depth = 0;
        for (int at = parameter - 1; at > 0 && !inserted.isEmpty(); at--) {
            SqlToken token = tokens.get(at);
            if (token.is(")")) {
                depth++;
            } else if (token.is("(") && depth == 0 && tokens.get(at - 1).is("values", ",")) {
                return commas < inserted.size() ? Optional.of(inserted.get(commas)) : Optional.empty();
            } else if (token.is("(") && depth-- == 0) {
                return Optional.empty();
            } else if (token.is(",") && depth == 0) {
                commas++;
            }
        }
        return Optional.empty();
    }

    private static List<String> inserted(List<SqlToken> tokens) {
        List<String> columns = new ArrayList<>();
        int at = 0;
        while (at < tokens.size() && !tokens.get(at).is("(", "values", "select")) {
            at++;
        }
        if (tokens.isEmpty() || !tokens.get(0).is("insert") || at == tokens.size() || !tokens.get(at).is("(")) {
            return columns;
        }
        for (at++; at < tokens.size() && !tokens.get(at).is(")"); at++) {
            if (tokens.get(at).isName()) {
                columns.add(tokens.get(at).text());
            }
        }
        return columns;
    }

    /** {@code name=?}, {@code lower(name) like lower(?)}, {@code id in (?, ?)}, {@code price between ? and ?} */
    private Optional<String> compared(int parameter) {
        int at = parameter - 1;
        if (is(at, "and") && is(at - 2, "between")) {
            at -= 2;
        }
        while (is(at, ",") || at >= 0 && tokens.get(at).kind() == Kind.PARAMETER) {
            at--;
        }
        if (is(at, "(")) {
            // The function, if it is not a list of IN.
            at -= is(at - 1, "in") || is(at - 1, OPERATORS) || !isName(at - 1) ? 1 : 2;
        }
        if (!is(at, OPERATORS) && !is(at, "in", "between")) {
            return Optional.empty();
        }
        while (is(at, OPERATORS) || is(at, "in", "between")) {
            at--;
        }
        at -= is(at, ")") ? 1 : 0;
        // Several columns are compared at once: (a, b) = (?, ?)
        boolean isOneOfSeveral = is(at + 1, ")") && is(at - 1, ",");
        return isName(at) && !isOneOfSeveral ? Optional.of(tokens.get(at).text()) : Optional.empty();
    }

    private boolean is(int at, String... words) {
        return at >= 0 && tokens.get(at).is(words);
    }

    private boolean isName(int at) {
        return at >= 0 && tokens.get(at).isName();
    }
}
