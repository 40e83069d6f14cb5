package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.events.RecordedEvent;

/** The most frequent events of a full journal. */
public final class Frequencies {

    private static final int SHOWN = 5;

    private Frequencies() {
    }

    /** The five most frequent kinds of event, a line each: {@code 99990 × CDI Tick}. */
    public static String text(List<RecordedEvent> events) {
        Map<String, Long> counts = events.stream()
                .collect(Collectors.groupingBy(event -> event.origin() + " " + event.name(), Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long> comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SHOWN).map(entry -> "  " + entry.getValue() + " × " + entry.getKey())
                .collect(Collectors.joining("\n"));
    }
}
