package io.quarkiverse.handlertesting.runtime.internal.http;

import io.quarkiverse.handlertesting.runtime.internal.cookies.Octets;
import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.quarkiverse.handlertesting.runtime.internal.text.OptionalWhitespace;

/** Checks names and values of headers: RFC 9110, sections 5.1 and 5.5. */
public final class HeaderCheck {

    private static final String TOKEN = "!#$%&'*+-.^_`|~";

    private HeaderCheck() {
    }

    /** @throws IllegalArgumentException if the header cannot be sent */
    public static void check(String name, String value) {
        if (!isToken(name)) {
            throw new IllegalArgumentException("Invalid header name: \"" + ControlCharacters.escaped(name) + "\".");
        }
        if (value == null) {
            throw new IllegalArgumentException("The header " + name + " is null: leave it out, or give \"\".");
        }
        if (value.chars().anyMatch(character -> character != '\t' && ControlCharacters.isControl(character))) {
            throw new IllegalArgumentException("The header " + name + " cannot have a control character in its value: \""
                    + ControlCharacters.escaped(value) + "\".");
        }
        if (value.chars().anyMatch(character -> !Octets.isOctet(character))) {
            throw new IllegalArgumentException(
                    "The header " + name + " can have characters of ISO 8859-1 only, but its value is"
                            + " \"" + ControlCharacters.escaped(value) + "\". Encode it.");
        }
    }

    /**
     * The value as it is sent: white space at its ends is no part of it.
     *
     * @throws IllegalArgumentException if the header cannot be sent
     */
    public static String checked(String name, String value) {
        check(name, value);
        return OptionalWhitespace.trimmed(value);
    }

    /** RFC 9110, section 5.6.2. */
    public static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(HeaderCheck::isToken);
    }

    private static boolean isToken(int character) {
        return character < 0x80 && Character.isLetterOrDigit(character) || TOKEN.indexOf(character) >= 0;
    }
}
