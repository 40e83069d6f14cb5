package io.quarkiverse.handlertesting.deployment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.runtime.internal.text.Suggestions;

/**
 * The configuration keys that are read.
 *
 * @param known the segments of each, by its first two; {@code *} stands for any segment, and as the last one for several.
 *        Quarkus has thousands, and each key that is set is looked for
 */
record ConfigurationKeys(Map<List<String>, List<List<String>>> known) {

    private static final String ANY = "*";
    /** A key that has dots is quoted where it is a segment of another. */
    private static final Pattern SEGMENT = Pattern.compile("(\"[^\"]*\"|[^.\"])+");
    private static final Pattern INDEX = Pattern.compile("\\[(\\d+|\\*)]");

    /** @param names such as {@code quarkus.rest-client.*.follow-redirects} */
    static ConfigurationKeys of(Collection<String> names) {
        return new ConfigurationKeys(names.stream().map(ConfigurationKeys::segments).distinct()
                .collect(Collectors.groupingBy(segments -> segments.subList(0, Math.min(2, segments.size())))));
    }

    private static List<String> segments(String name) {
        List<String> segments = new ArrayList<>();
        Matcher matcher = SEGMENT.matcher(INDEX.matcher(name).replaceAll(""));
        while (matcher.find()) {
            segments.add(matcher.group());
        }
        return segments;
    }

    /** Whether the key is read. */
    boolean has(String key) {
        return isKnown(segments(key));
    }

    /** The key that was meant, if this one is not read and differs from it in one segment, which is misspelt. */
    Optional<String> meant(String key) {
        List<String> segments = segments(key);
        return different(segments).map(other -> with(segments, difference(segments, other), other))
                .min(Comparator.naturalOrder());
    }

    private static String with(List<String> key, int index, List<String> other) {
        List<String> meant = new ArrayList<>(key);
        meant.set(index, other.get(index));
        return String.join(".", meant);
    }

    private Stream<List<String>> different(List<String> key) {
        return isKnown(key) ? Stream.empty()
                : known.values().stream().flatMap(List::stream)
                        .filter(other -> other.size() == key.size() && difference(key, other) >= 0);
    }

    private boolean isKnown(List<String> key) {
        return key.size() < 2 ? known.containsKey(key)
                : Stream.of(key.get(1), ANY).map(second -> List.of(key.get(0), second))
                        .flatMap(first -> known.getOrDefault(first, List.of()).stream()).anyMatch(other -> matches(key, other));
    }

    private static boolean matches(List<String> key, List<String> other) {
        boolean isOfItsLength = key.size() == other.size()
                || key.size() > other.size() && other.get(other.size() - 1).equals(ANY);
        return isOfItsLength && IntStream.range(0, other.size()).allMatch(index -> isEqual(key, other, index));
    }

    private static boolean isEqual(List<String> key, List<String> other, int index) {
        return other.get(index).equals(ANY) || other.get(index).equals(key.get(index));
    }

    /** The index of the only segment that differs, if one is the other misspelt; -1 for none. */
    private static int difference(List<String> key, List<String> other) {
        List<Integer> different = IntStream.range(0, key.size()).filter(index -> !isEqual(key, other, index)).boxed().toList();
        return different.size() == 1
                && Suggestions.similar(key.get(different.get(0)), List.of(other.get(different.get(0)))).isPresent()
                        ? different.get(0)
                        : -1;
    }
}
