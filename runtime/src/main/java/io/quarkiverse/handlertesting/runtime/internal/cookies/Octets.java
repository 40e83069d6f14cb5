package io.quarkiverse.handlertesting.runtime.internal.cookies;

/** Kinds of characters, as RFC 5234 has them: none of them depends on Unicode. */
final class Octets {

    private Octets() {
    }

    static boolean isControl(int character) {
        return character < 0x20 || character == 0x7f;
    }

    /** Whether it is one octet in a header, as which it would arrive. */
    static boolean isOctet(int character) {
        return character <= 0xff;
    }

    static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    static boolean isWhitespace(int character) {
        return character == ' ' || character == '\t';
    }
}
