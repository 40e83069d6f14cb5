package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts the events of earlier tests, which a journal does not record. Thread-safe. */
final class ForeignEvents {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void add(String ofTest) {
        counts.computeIfAbsent(ofTest, name -> new LongAdder()).increment();
    }

    /** The end of a failure message: a line for each test, after a line break; empty without such events. */
    String appendix() {
        return counts.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(entry -> text(entry.getKey(), entry.getValue().sum())).collect(Collectors.joining());
    }

    private static String text(String ofTest, long count) {
        return "\n" + count + (count == 1 ? " event of " + ofTest + " arrived during this test, and is not shown."
                : " events of " + ofTest + " arrived during this test, and are not shown.");
    }
}
