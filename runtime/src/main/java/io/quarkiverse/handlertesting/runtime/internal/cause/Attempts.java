package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.util.HashMap;
import java.util.Map;

/** Counts what one cause does repeatedly. Thread-safe. */
final class Attempts {

    /** As many details as a journal keeps of a cause. */
    private static final int MOST = 1000;

    private Map<String, Integer> counts = Map.of();

    /** How often this was counted, this time included; 1 for what is not counted, since there are too many others. */
    synchronized int next(String what) {
        if (counts.isEmpty()) {
            counts = new HashMap<>();
        }
        return counts.size() < MOST || counts.containsKey(what) ? counts.merge(what, 1, Integer::sum) : 1;
    }
}
