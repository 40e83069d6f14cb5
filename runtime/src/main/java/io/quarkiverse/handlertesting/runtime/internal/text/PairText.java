package io.quarkiverse.handlertesting.runtime.internal.text;

/**
 * The text of a cookie in a message: its name, and enough of its value to distinguish two sessions, but too little to use one.
 */
public final class PairText {

    private static final int SHOWN = 12;

    private PairText() {
    }

    /** {@code theme=dark}, a long value shortened; the value alone if the name is empty */
    public static String of(String name, String value) {
        return (name.isEmpty() ? "" : name + "=") + Shortened.beginning(value, SHOWN);
    }
}
