package io.quarkiverse.handlertesting.runtime.internal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word, a name, a value or a symbol of a statement.
 *
 * @param text a word in lower case, a quoted name without its quotes, anything else as it is
 * @param from the index of its first character
 * @param to the index after its last character
 */
public record SqlToken(Kind kind, String text, int from, int to) {

    private static final Pattern TOKENS = Pattern.compile("(?s)--[^\n]*|/\\*.*?\\*/|(?<text>'[^']*+(?:''[^']*+)*+'?)"
            + "|(?<quoted>\"[^\"]*+\"|`[^`]*+`)|(?<parameter>\\?(?!\\?)\\d*|\\$\\d+|(?<!:):[A-Za-z_]\\w*)|(?<number>\\d[\\w.]*)"
            + "|(?<word>[\\p{L}_][\\p{L}\\w$#@]*)|\\?\\?|::|\\S");

    /** The kind of a token. */
    public enum Kind {
        WORD,
        QUOTED,
        TEXT,
        NUMBER,
        PARAMETER,
        SYMBOL
    }

    /** The tokens of a statement, in order, without comments. */
    public static List<SqlToken> all(String sql) {
        List<SqlToken> tokens = new ArrayList<>();
        Matcher next = TOKENS.matcher(sql);
        while (next.find()) {
            if (!next.group().startsWith("--") && !next.group().startsWith("/*")) {
                tokens.add(of(next));
            }
        }
        return tokens;
    }

    private static SqlToken of(Matcher found) {
        String text = found.group();
        if (found.group("word") != null) {
            return new SqlToken(Kind.WORD, text.toLowerCase(Locale.ROOT), found.start(), found.end());
        }
        if (found.group("quoted") != null) {
            return new SqlToken(Kind.QUOTED, text.substring(1, text.length() - 1), found.start(), found.end());
        }
        Kind kind = found.group("parameter") != null ? Kind.PARAMETER
                : found.group("number") != null ? Kind.NUMBER : found.group("text") != null ? Kind.TEXT : Kind.SYMBOL;
        return new SqlToken(kind, text, found.start(), found.end());
    }

    /** Whether this is one of these words, in lower case, or symbols. */
    public boolean is(String... words) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && List.of(words).contains(text);
    }

    /** Whether this may be the name of a table, a column or a function. */
    public boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }
}
