package io.quarkiverse.handlertesting.runtime.internal.cookies;

/** Kinds of characters, as RFC 5234 defines them; none depends on Unicode. */
public final class Octets {

    private Octets() {
    }

    /** Whether it is one octet in a header, as which it would arrive. */
    public static boolean isOctet(int character) {
        return character <= 0xff;
    }

    static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    static boolean isWhitespace(int character) {
        return character == ' ' || character == '\t';
    }
}
