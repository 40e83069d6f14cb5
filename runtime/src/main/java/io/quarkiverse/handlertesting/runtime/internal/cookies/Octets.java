package io.quarkiverse.handlertesting.runtime.internal.cookies;

/** Classes of characters as RFC 5234 defines them, independent of Unicode. */
public final class Octets {

    private Octets() {
    }

    /** Whether the character is sent as one octet of a header. */
    public static boolean isOctet(int character) {
        return character <= 0xff;
    }

    static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}
