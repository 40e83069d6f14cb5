package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.ArrayList;
import java.util.List;

/** Cuts texts of several lines. The last line of a text that was cut says how many are missing. */
public final class Cut {

    private Cut() {
    }

    /** At most so many lines, of the beginning. */
    public static List<String> tail(List<String> lines, int max) {
        return tail(lines, max, "");
    }

    private static List<String> tail(List<String> lines, int max, String before) {
        if (lines.size() <= max) {
            return lines;
        }
        List<String> cut = new ArrayList<>(lines.subList(0, Math.max(0, max - 1)));
        int missing = lines.size() - cut.size();
        cut.add(before + "… " + missing + (missing == 1 ? " line is" : " lines are") + " not shown");
        return cut;
    }

    /**
     * At most so many lines. The longest blocks lose their ends first: the heads and the bodies of an exchange are blocks, as
     * are lines with another beginning than those above.
     */
    public static List<String> blocks(List<String> lines, int max) {
        List<List<String>> blocks = blocks(lines);
        int height = lines.size();
        int longest = blocks.stream().mapToInt(List::size).max().orElse(0);
        while (height > max && longest > 1) {
            longest--;
            int most = longest;
            height = blocks.stream().mapToInt(block -> Math.min(block.size(), most)).sum();
        }
        int most = longest;
        return tail(blocks.stream()
                .flatMap(block -> (most == 1 ? block.subList(0, 1) : tail(block, most, prefix(block.get(0)))).stream())
                .toList(), max);
    }

    private static List<List<String>> blocks(List<String> lines) {
        List<List<String>> blocks = new ArrayList<>();
        String last = null;
        for (String line : lines) {
            // An exchange has a line with nothing but its prefix between its head and its body.
            boolean isBetween = line.length() <= prefix(line).length();
            if (last == null || isBetween || !prefix(line).equals(prefix(last))) {
                blocks.add(new ArrayList<>());
            }
            blocks.get(blocks.size() - 1).add(line);
            last = line;
        }
        return blocks;
    }

    /** {@code "  > "} for a line of a request, {@code "  < "} for one of a response. */
    private static String prefix(String line) {
        return line.startsWith("  > ") || line.equals("  >") ? "  > "
                : line.startsWith("  < ") || line.equals("  <") ? "  < " : "";
    }
}
