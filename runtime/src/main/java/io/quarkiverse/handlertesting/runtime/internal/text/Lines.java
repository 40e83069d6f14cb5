package io.quarkiverse.handlertesting.runtime.internal.text;

import java.util.List;

/** Texts of several lines, as long as a message has room for. */
public final class Lines {

    private Lines() {
    }

    /**
     * The text, or its first and its last lines around the number of those that are left out.
     *
     * @param max how many lines the result has at most, that number included
     * @param first how many of the first lines to keep, less than {@code max}
     */
    public static String atMost(int max, int first, String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() <= max) {
            return text;
        }
        int hidden = lines.size() - max + 1;
        String between = "  … " + hidden + (hidden == 1 ? " line is" : " lines are") + " not shown";
        return String.join("\n", lines.subList(0, first)) + "\n" + between
                + lines.subList(first + hidden, lines.size()).stream().map(line -> "\n" + line).reduce("", String::concat);
    }
}
