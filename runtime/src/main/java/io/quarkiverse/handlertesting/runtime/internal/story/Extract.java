package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;

/** The entries of a timeline that a message has room for: the most relevant ones, in order, and counts of those in between. */
record Extract(List<Part> parts) {

    /**
     * Shown or hidden entries.
     *
     * @param entry {@code null} for hidden ones
     * @param hidden {@code 17 events are not shown: 9 SQL, 6 CALL, 2 LOG}; {@code null} for a shown one
     */
    record Part(Entry entry, String hidden) {
    }

    static Extract whole(List<Entry> entries) {
        return new Extract(entries.stream().map(entry -> new Part(entry, null)).toList());
    }

    /** @param maxLines for the entries and the counts of hidden ones; at least 1 */
    static Extract of(List<Entry> entries, int maxLines, Relevance relevance) {
        if (entries.stream().mapToInt(Entry::height).sum() <= maxLines) {
            return whole(entries);
        }
        TreeSet<Integer> shown = new TreeSet<>();
        int used = 1;
        int[] order = IntStream.range(0, entries.size()).boxed()
                .sorted(Comparator.<Integer> comparingInt(relevance::rank).thenComparingInt(relevance::order))
                .mapToInt(Integer::intValue).toArray();
        for (int index : order) {
            int more = entries.get(index).height() + gaps(shown, index, entries.size());
            if (used + more <= maxLines) {
                shown.add(index);
                used += more;
            }
        }
        return new Extract(parts(entries, shown));
    }

    /** How many lines with counts one more shown entry adds: it may split a gap, fill it, or neither. */
    private static int gaps(TreeSet<Integer> shown, int index, int size) {
        Integer before = shown.lower(index);
        Integer after = shown.higher(index);
        boolean isGapBefore = before == null ? index > 0 : index - before > 1;
        boolean isGapAfter = after == null ? index < size - 1 : after - index > 1;
        return (isGapBefore ? 1 : 0) + (isGapAfter ? 1 : 0) - 1;
    }

    private static List<Part> parts(List<Entry> entries, TreeSet<Integer> shown) {
        List<Part> parts = new ArrayList<>();
        int next = 0;
        for (int index : shown) {
            addHidden(parts, entries.subList(next, index));
            parts.add(new Part(entries.get(index), null));
            next = index + 1;
        }
        addHidden(parts, entries.subList(next, entries.size()));
        return parts;
    }

    private static void addHidden(List<Part> parts, List<Entry> hidden) {
        if (!hidden.isEmpty()) {
            List<RecordedEvent> events = hidden.stream().flatMap(Entry::events).toList();
            parts.add(new Part(null, events.size() + (events.size() == 1 ? " event is" : " events are") + " not shown: "
                    + counts(events.stream())));
        }
    }

    /** {@code 9 SQL, 6 CALL, 2 LOG}, the most frequent origin first. */
    static String counts(Stream<RecordedEvent> events) {
        return events.collect(Collectors.groupingBy(RecordedEvent::origin, () -> new EnumMap<>(Origin.class),
                Collectors.counting())).entrySet().stream()
                .sorted(Map.Entry.<Origin, Long> comparingByValue().reversed())
                .map(entry -> entry.getValue() + " " + entry.getKey()).collect(Collectors.joining(", "));
    }

    Stream<Entry> shown() {
        return parts.stream().map(Part::entry).filter(entry -> entry != null);
    }
}
