package io.quarkiverse.handlertesting.runtime.internal.text;

/** White space around the values of headers, which is no part of them: RFC 9110, sections 5.5 and 5.6.3. */
public final class OptionalWhitespace {

    private OptionalWhitespace() {
    }

    /** Removes spaces and tabs at both ends; {@link String#trim} would remove control characters too. */
    public static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    public static boolean isWhitespace(int character) {
        return character == ' ' || character == '\t';
    }
}
