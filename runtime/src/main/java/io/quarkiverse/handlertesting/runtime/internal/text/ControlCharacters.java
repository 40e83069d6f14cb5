package io.quarkiverse.handlertesting.runtime.internal.text;

/** Control characters, as RFC 5234 names them (CTL): not those of Unicode beyond ASCII. */
public final class ControlCharacters {

    private ControlCharacters() {
    }

    public static boolean isControl(int character) {
        return character < 0x20 || character == 0x7f;
    }

    /** The text with its control characters escaped, so that it stays on one line. */
    public static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(character -> {
            if (isControl(character)) {
                escaped.append(String.format("\\u%04x", character));
            } else {
                escaped.append((char) character);
            }
        });
        return escaped.toString();
    }
}
