package io.quarkiverse.handlertesting.runtime.internal.text;

/** Long texts in failure messages, of which the beginning says enough. */
public final class Shortened {

    private Shortened() {
    }

    /** {@code lorem ips… (445 characters)}; all of it if it is not longer than {@code most}. */
    public static String text(String text, int most) {
        return text.length() <= most ? text : head(text, most) + "… (" + text.length() + " characters)";
    }

    /** At most so many characters of a text that is longer: one less where a surrogate pair would be cut in two. */
    public static String head(String text, int most) {
        return text.substring(0, most > 0 && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
