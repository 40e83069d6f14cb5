package io.quarkiverse.handlertesting.runtime.internal.text;

/** Control characters of ASCII (CTL in RFC 5234), without the further ones of Unicode. */
public final class ControlCharacters {

    private ControlCharacters() {
    }

    public static boolean isControl(int character) {
        return character < 0x20 || character == 0x7f;
    }

    /** Escapes the control characters of a text, so that it stays on one line. */
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
