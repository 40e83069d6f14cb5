package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Events of tests that have ended, in words. */
final class ForeignReport {

    private ForeignReport() {
    }

    /** The lines that follow a timeline: {@code 2 events of PullTest.retry arrived during this test, and are not shown.} */
    static String appendix(Map<String, LongAdder> foreign) {
        return foreign.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(entry -> line(entry.getKey(), entry.getValue().sum())).collect(Collectors.joining());
    }

    private static String line(String test, long count) {
        return "\n" + count + (count == 1 ? " event of " + test + " arrived during this test, and is not shown."
                : " events of " + test + " arrived during this test, and are not shown.");
    }
}
