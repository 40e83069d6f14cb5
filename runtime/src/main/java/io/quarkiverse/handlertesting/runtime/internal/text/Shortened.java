package io.quarkiverse.handlertesting.runtime.internal.text;

/** Shortens long texts in failure messages to their beginning. */
public final class Shortened {

    private Shortened() {
    }

    /** {@code lorem ips… (445 characters)}; the whole text if it is not longer than {@code most}. */
    public static String text(String text, int most) {
        return text.length() <= most ? text : head(text, most) + "… (" + text.length() + " characters)";
    }

    /**
     * {@code lorem ips…}, on one line with control characters escaped; the whole text if it is not longer than {@code most}.
     */
    public static String beginning(String text, int most) {
        return ControlCharacters.escaped(text.length() <= most ? text : text.substring(0, most) + "…");
    }

    /** The first {@code most} characters of a longer text; one less where a surrogate pair would be cut in two. */
    public static String head(String text, int most) {
        return text.substring(0, most > 0 && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
