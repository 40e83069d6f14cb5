package io.quarkiverse.handlertesting.runtime.internal.cookies;

/** Kinds of characters, as RFC 5234 has them: none of them depends on Unicode. */
public final class Octets {

    private Octets() {
    }

    public static boolean isControl(int character) {
        return character < 0x20 || character == 0x7f;
    }

    /** Whether it is one octet in a header, as which it would arrive. */
    public static boolean isOctet(int character) {
        return character <= 0xff;
    }

    /** With its control characters escaped, on one line. */
    public static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.chars().forEach(character -> {
            if (isControl(character)) {
                visible.append(String.format("\\u%04x", character));
            } else {
                visible.append((char) character);
            }
        });
        return visible.toString();
    }

    static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    static boolean isWhitespace(int character) {
        return character == ' ' || character == '\t';
    }
}
