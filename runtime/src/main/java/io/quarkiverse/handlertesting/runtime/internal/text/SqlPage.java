package io.quarkiverse.handlertesting.runtime.internal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.function.Predicate;

import io.quarkiverse.handlertesting.runtime.internal.text.SqlToken.Kind;

/**
 * The part of a statement that chooses a page of the rows: {@code offset 20 rows fetch first 10 rows only},
 * {@code limit 10 offset 20}. Its numbers are positions, and no data.
 */
public final class SqlPage {

    /** How long the rest of a statement may be, from the first number of its page on, to be always shown. */
    private static final int TAIL = 80;

    private final String sql;
    private final List<Position> positions;

    /**
     * A number of a page.
     *
     * @param keyword the index of the first character of the word that it belongs to
     * @param value where the number stands
     * @param parameter the number of the parameter; 0 for a number in the text
     */
    private record Position(boolean isOffset, int keyword, SqlToken value, int parameter) {

        OptionalLong number(IntFunction<Object> bound) {
            if (parameter == 0) {
                return value.text().matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(value.text())) : OptionalLong.empty();
            }
            Object number = bound.apply(parameter);
            return isPosition(number) ? OptionalLong.of(((Number) number).longValue()) : OptionalLong.empty();
        }
    }

    private SqlPage(String sql, List<Position> positions) {
        this.sql = sql;
        this.positions = positions;
    }

    /** Whether a bound value can be a number of a page. */
    public static boolean isPosition(Object bound) {
        return bound instanceof Long || bound instanceof Integer || bound instanceof Short || bound instanceof Byte;
    }

    public static SqlPage of(String sql) {
        // Most statements have no page.
        return mayHave(sql) ? new SqlPage(sql, positions(SqlToken.all(sql))) : new SqlPage(sql, List.of());
    }

    private static boolean mayHave(String sql) {
        for (int at = sql.length() - 4; at >= 0; at--) {
            char first = Character.toLowerCase(sql.charAt(at));
            if (first == 'o' && sql.regionMatches(true, at, "offset", 0, 6)
                    || first == 'l' && sql.regionMatches(true, at, "limit", 0, 5)
                    || first == 'f' && sql.regionMatches(true, at, "fetch", 0, 5)
                    || first == 't' && sql.regionMatches(true, at, "top", 0, 3)) {
                return true;
            }
        }
        return false;
    }

    private static List<Position> positions(List<SqlToken> tokens) {
        List<Position> positions = new ArrayList<>();
        int parameters = 0;
        for (int at = 0; at < tokens.size(); at++) {
            SqlToken token = tokens.get(at);
            boolean isParameter = token.kind() == Kind.PARAMETER;
            parameters += isParameter ? 1 : 0;
            if (!isParameter && token.kind() != Kind.NUMBER) {
                continue;
            }
            int number = isParameter ? SqlParameters.number(token, parameters) : 0;
            int before = keyword(tokens, at);
            if (before >= 0) {
                boolean isFirstOfTwo = tokens.get(before).is("limit") && at == before + 1 && at + 2 < tokens.size()
                        && tokens.get(at + 1).is(",");
                positions.add(new Position(tokens.get(before).is("offset") || isFirstOfTwo, tokens.get(before).from(), token,
                        number));
            }
        }
        return positions;
    }

    /** The index of the word that a number of a page belongs to; -1 for another value. */
    private static int keyword(List<SqlToken> tokens, int value) {
        if (is(tokens, value - 1, "offset", "limit")) {
            return value - 1;
        }
        if (is(tokens, value - 2, "fetch") && is(tokens, value - 1, "first", "next")) {
            return value - 2;
        }
        if (is(tokens, value - 3, "limit") && is(tokens, value - 1, ",")) {
            return value - 3;
        }
        int top = is(tokens, value - 1, "(") ? value - 2 : value - 1;
        return is(tokens, top, "top") && is(tokens, top - 1, "select", "distinct") ? top : -1;
    }

    private static boolean is(List<SqlToken> tokens, int at, String... words) {
        return at >= 0 && tokens.get(at).is(words);
    }

    /** The numbers of the parameters that are numbers of the page. */
    public int[] parameters() {
        return positions.stream().mapToInt(Position::parameter).filter(number -> number > 0).toArray();
    }

    /**
     * How many rows the statement skips. Of several pages, that of the outermost query.
     *
     * @param bound the value of a parameter, by its number; {@code null} if it is unknown
     */
    public OptionalLong offset(IntFunction<Object> bound) {
        return last(bound, Position::isOffset);
    }

    /** How many rows the statement reads at most. */
    public OptionalLong limit(IntFunction<Object> bound) {
        return last(bound, position -> !position.isOffset());
    }

    private OptionalLong last(IntFunction<Object> bound, Predicate<Position> matching) {
        return positions.stream().filter(matching).reduce((first, second) -> second).map(found -> found.number(bound))
                .orElse(OptionalLong.empty());
    }

    /** The statement as a message shows it, with the numbers of its page, which are shown also at the end of a long one. */
    public String shown(IntFunction<Object> bound) {
        StringBuilder text = new StringBuilder();
        int done = 0;
        int page = -1;
        for (Position position : positions) {
            page = page < 0 && sql.length() - position.keyword() <= TAIL
                    ? text.length() + position.keyword() - done
                    : page;
            text.append(sql, done, position.value().from());
            OptionalLong number = position.number(bound);
            text.append(number.isPresent() ? String.valueOf(number.getAsLong()) : position.value().text());
            done = position.value().to();
        }
        text.append(sql, done, sql.length());
        return page <= 0 ? SqlText.shown(text.toString())
                : SqlText.shown(text.substring(0, page)) + " " + SqlText.shown(text.substring(page));
    }
}
