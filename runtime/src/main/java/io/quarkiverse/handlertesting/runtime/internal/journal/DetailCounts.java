package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.Origin;

/** Counts the details of each cause, so that one request cannot fill a journal with them. The journal guards it by its lock. */
final class DetailCounts {

    /** How many details of one origin the journal keeps for each cause. */
    static final int KEPT = 1000;
    private static final long UNATTRIBUTED = -1;

    private final Map<Origin, Map<Long, Integer>> counts = new EnumMap<>(Origin.class);
    private final Map<Origin, Map<Long, Integer>> warnings = new EnumMap<>(Origin.class);
    /** Also read without the lock. */
    private final Map<Source, Long> notKept = new ConcurrentSkipListMap<>();

    private record Source(long cause, Origin origin) implements Comparable<Source> {

        @Override
        public int compareTo(Source other) {
            return cause == other.cause ? origin.compareTo(other.origin) : Long.compare(cause, other.cause);
        }

        /** {@code SQL of r1} */
        String text() {
            return origin + (cause == UNATTRIBUTED ? " without a cause" : cause == 0 ? " of the test" : " of r" + cause);
        }
    }

    /**
     * Counts a detail, and returns whether the journal keeps it.
     *
     * @param cause {@code null} if the detail is unattributed
     * @param warning whether the detail is a warning or an error. Those are counted apart: many others must not displace them
     */
    boolean add(Origin origin, Cause cause, boolean warning) {
        Map<Origin, Map<Long, Integer>> of = warning ? warnings : counts;
        long number = cause == null ? UNATTRIBUTED : cause.number();
        int count = of.computeIfAbsent(origin, first -> new HashMap<>()).merge(number, 1, Integer::sum);
        if (count > KEPT) {
            notKept.merge(new Source(number, origin), 1L, Long::sum);
        }
        return count <= KEPT;
    }

    /** How many details of this origin each cause has had, kept or not, by the number of the cause; a copy. */
    Map<Long, Integer> of(Origin origin) {
        return Map.copyOf(counts.getOrDefault(origin, Map.of()));
    }

    /** Continues to count from what another journal of the same test has counted. */
    void addAll(DetailCounts others) {
        others.counts.forEach((origin, ofCauses) -> counts.put(origin, new HashMap<>(ofCauses)));
    }

    /** The end of a failure message: one line, after a line break, if details are missing; empty otherwise. */
    String appendix() {
        return notKept.isEmpty() ? ""
                : notKept.entrySet().stream().map(entry -> entry.getValue() + " more " + entry.getKey().text())
                        .collect(Collectors.joining(", ", "\n… and ",
                                " were not kept: the journal keeps the first 1,000 of a cause."));
    }
}
