package io.quarkiverse.handlertesting.runtime.internal.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

    /**
     * The known name that was meant, if one is so close that the other is a misspelling: case, {@code _} and {@code -} do not
     * count, and what follows the last common dot differs by a third at most. Names that differ in their digits only are
     * different ones.
     */
    public static Optional<String> meant(String name, Collection<String> known) {
        return known.stream().filter(other -> !other.equals(name) && isMisspelling(name, other))
                .min(Comparator.<String> comparingInt(other -> distance(plain(name), plain(other)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean isMisspelling(String name, String other) {
        String from = plain(name);
        String to = plain(other);
        int dot = 0;
        for (int i = 0; i < Math.min(from.length(), to.length()) && from.charAt(i) == to.charAt(i); i++) {
            dot = from.charAt(i) == '.' || from.charAt(i) == '/' ? i + 1 : dot;
        }
        return 3 * distance(from, to) <= from.length() - dot + 1 && !withoutDigits(name).equals(withoutDigits(other));
    }

    /**
     * The known name that is this one misspelt, if there is one. Both consist of words, as {@code X-Forwarded-Host} and
     * {@code maxSize}, and are equal but for their separators, one word that is misspelt, or a first {@code X}. So
     * {@code X-Forwarded-Port} is another name, although its letters are near.
     */
    public static Optional<String> similar(String name, Collection<String> known) {
        List<String> words = words(name);
        return known.stream().filter(other -> isSimilar(words, words(other)))
                .min(Comparator.<String> comparingInt(other -> distance(plain(name), plain(other)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean isSimilar(List<String> words, List<String> others) {
        if (String.join("", words).equals(String.join("", others))) {
            return true;
        }
        if (words.size() != others.size()) {
            return withoutX(words).equals(others) || withoutX(others).equals(words);
        }
        List<Integer> different = IntStream.range(0, words.size()).boxed()
                .filter(index -> !words.get(index).equals(others.get(index))).toList();
        return different.size() == 1 && isMisspelledWord(words.get(different.get(0)), others.get(different.get(0)));
    }

    private static boolean isMisspelledWord(String word, String other) {
        return 3 * distance(word, other) <= Math.max(word.length(), other.length()) + 1
                && !withoutDigits(word).equals(withoutDigits(other));
    }

    private static List<String> withoutX(List<String> words) {
        return words.indexOf("x") == 0 ? words.subList(1, words.size()) : words;
    }

    /** In lower case. */
    private static List<String> words(String name) {
        return Stream.of(name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").split("[^\\p{L}\\p{N}]+"))
                .map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }

    private static String withoutDigits(String name) {
        return name.replaceAll("\\d+", "");
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_-]", "");
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
