package io.quarkiverse.handlertesting.runtime.internal.http;

/** What may be in a header: RFC 9110, sections 5.1 and 5.5. */
final class HeaderCheck {

    private static final String TOKEN = "!#$%&'*+-.^_`|~";

    private HeaderCheck() {
    }

    static void check(String name, String value) {
        if (name.isEmpty() || !name.chars().allMatch(HeaderCheck::isToken)) {
            throw new IllegalArgumentException("This is no name of a header: \"" + visible(name) + "\".");
        }
        if (value.chars().anyMatch(character -> character != '\t' && (character < 0x20 || character == 0x7f))) {
            throw new IllegalArgumentException("The header " + name + " cannot have a control character in its value: \""
                    + visible(value) + "\".");
        }
        if (value.chars().anyMatch(character -> character > 0xff)) {
            throw new IllegalArgumentException(
                    "The header " + name + " can have characters of ISO 8859-1 only, but its value is"
                            + " \"" + visible(value) + "\". Encode it.");
        }
    }

    private static boolean isToken(int character) {
        return character < 0x80 && Character.isLetterOrDigit(character) || TOKEN.indexOf(character) >= 0;
    }

    private static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.chars().forEach(character -> visible.append(character < 0x20 || character == 0x7f
                ? String.format("\\u%04x", character)
                : String.valueOf((char) character)));
        return visible.toString();
    }
}
