package io.quarkiverse.handlertesting.runtime.internal.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds names that are close to a misspelled one. */
public final class Suggestions {

    private static final int SUGGESTIONS = 3;

    private Suggestions() {
    }

    /** At most three of the known names, the nearest first; ties in alphabetical order. */
    public static List<String> nearest(String name, Collection<String> known) {
        return known.stream().distinct()
                .sorted(Comparator
                        .<String> comparingInt(other -> distance(name.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SUGGESTIONS).toList();
    }

    /** Whether one name could be a misspelling of the other: at most one character in four differs; case is ignored. */
    public static boolean isNear(String name, String other) {
        return distance(name.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT)) <= name.length() / 4;
    }

    /** The number of inserted, deleted and replaced characters between two texts (Levenshtein). */
    public static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
