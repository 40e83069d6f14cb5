package io.quarkiverse.handlertesting.runtime.internal.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a value is in a line that has its name: in quotes or brackets, of a header, a parameter, or of the text of an object.
 *
 * @param from the index of its first character
 * @param to the index after its last character
 */
record SecretValue(int from, int to) {

    /** What a text has in place of a secret. */
    private static final Pattern MASKED = Pattern.compile("[a-z]+\\(\\d+(?:\\)#[0-9a-f]{4}|\\+\\))");
    /** Values that say something without being a secret; parameters of statements among them. */
    private static final Pattern PLAIN = Pattern.compile("null|true|false|\\?|\\$\\d+|:\\w+|@\\w+|\\*+");
    private static final Pattern HEADER_LINE = Pattern.compile("\\s*[<>] ");
    /** Another name follows, as in {@code , user=}. */
    private static final Pattern NEXT = Pattern.compile(",\\s*\\\\?[\"']?[\\w$.-]+\\\\?[\"']?\\s*[=:]");
    private static final Pattern WORD = Pattern.compile("[^\\s,;)\\]}\"…]+(?=$|[,;)\\]}\"…])");
    private static final char CUT = '…';

    static boolean isMasked(String value) {
        return MASKED.matcher(value).matches();
    }

    /** Whether the text was shortened inside this value. */
    boolean isCut(String line) {
        return to < line.length() && line.charAt(to) == CUT;
    }

    String in(String line) {
        return line.substring(from, to);
    }

    /**
     * Finds the value of a name.
     *
     * @param name the index of the first character of the name
     * @param separator {@code '='} or {@code ':'}
     * @param start the index after separator and white space
     * @param wide whether the value may have white space and commas, as those of some headers
     * @return empty if there is no value that has to be masked
     */
    static Optional<SecretValue> of(String line, int name, char separator, int start, boolean wide) {
        if (start >= line.length() || isAt(MASKED, line, start)) {
            return Optional.empty();
        }
        int escapes = count(line, start, '\\');
        int open = start + escapes;
        char first = open < line.length() ? line.charAt(open) : ' ';
        SecretValue value;
        if (first == '"' || first == '\'') {
            value = new SecretValue(open + 1, close(line, open, escapes));
        } else if (first == '[') {
            value = new SecretValue(start + 1, end(line, start + 1, "]"));
        } else if (first == '{' || first == '<') {
            return Optional.empty();
        } else {
            value = new SecretValue(start, bare(line, name, separator, start, wide));
        }
        return Optional.of(value).filter(found -> found.to > found.from && !PLAIN.matcher(found.in(line)).matches()
                && !isAt(MASKED, line, found.from));
    }

    /** Whether the text is prose that goes on after a word and a colon: {@code sent no cookie: nothing has set one}. */
    static boolean isProse(String line, char separator, SecretValue value) {
        return separator == ':' && !isAt(HEADER_LINE, line, 0) && value.in(line).indexOf('=') < 0;
    }

    private static int bare(String line, int name, char separator, int start, boolean wide) {
        if (separator == ':' && isAt(HEADER_LINE, line, 0) && HEADER_LINE.matcher(line.substring(0, name)).matches()) {
            int cut = line.indexOf(CUT, start);
            return cut < 0 ? line.length() : cut;
        }
        boolean isParameter = name > 0 && "?&".indexOf(line.charAt(name - 1)) >= 0;
        if (wide && !isParameter || isInBrackets(line, name)) {
            return Math.min(next(line, start), end(line, start, wide ? "]\"" : ")]}\""));
        }
        if (separator == '=') {
            int end = Math.min(next(line, start), end(line, start, " \t&;)]}\"'<"));
            // The punctuation mark of a sentence that ends with an address.
            return end > start && ".:".indexOf(line.charAt(end - 1)) >= 0 ? end - 1 : end;
        }
        // Prose has several words after a colon: "password: must not be blank".
        Matcher word = WORD.matcher(line).region(start, line.length());
        boolean isOfPath = name > 0 && line.charAt(name - 1) == '/';
        return word.lookingAt() && !isOfPath ? word.end() : start;
    }

    /** {@code Login[user=ann, password=…]}: the value of a field may have spaces. */
    private static boolean isInBrackets(String line, int name) {
        String before = line.substring(0, name).replaceFirst("[\\s\\\\\"']+$", "");
        return !before.isEmpty() && "[({,".indexOf(before.charAt(before.length() - 1)) >= 0;
    }

    private static int next(String line, int start) {
        Matcher next = NEXT.matcher(line);
        return next.find(start) ? next.start() : line.length();
    }

    /** The index of the first of these characters, or of the mark that the text is shortened. */
    private static int end(String line, int start, String ends) {
        int at = start;
        while (at < line.length() && line.charAt(at) != CUT && ends.indexOf(line.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /** The index after a quoted value: quotes inside it have more backslashes than the one that closes it. */
    private static int close(String line, int open, int escapes) {
        char quote = line.charAt(open);
        for (int at = open + 1; at < line.length(); at++) {
            if (line.charAt(at) == quote) {
                int before = 0;
                while (at - before - 1 > open && line.charAt(at - before - 1) == '\\') {
                    before++;
                }
                if (quote == '\'' && at + 1 < line.length() && line.charAt(at + 1) == quote) {
                    at++;
                } else if (escapes == 0 ? before % 2 == 0 : before == escapes) {
                    return at - escapes;
                }
            }
        }
        int cut = line.indexOf(CUT, open);
        return cut < 0 ? line.length() : cut;
    }

    private static int count(String line, int from, char character) {
        int at = from;
        while (at < line.length() && line.charAt(at) == character) {
            at++;
        }
        return at - from;
    }

    private static boolean isAt(Pattern pattern, String line, int at) {
        return pattern.matcher(line).region(at, line.length()).lookingAt();
    }
}
