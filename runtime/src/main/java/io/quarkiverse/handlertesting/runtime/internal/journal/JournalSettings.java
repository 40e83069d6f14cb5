package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * What the user may choose.
 *
 * @param maxRecorded how many events one journal holds
 * @param timeout deadline of a wait that names none
 * @param quietPeriod how long {@code expectNone} watches when nothing is said
 * @param lateGrace how long after its deadline a wait goes on looking, only to tell late from absent
 * @param maxShown how many events a failure message shows
 * @param debugged asked at the begin of each wait whether a debugger is attached: then it has no deadline
 * @param causes whether events have causes, so that one without is worth a remark
 */
public record JournalSettings(int maxRecorded, Duration timeout, Duration quietPeriod, Duration lateGrace, int maxShown,
        BooleanSupplier debugged, boolean causes) {

    public static final JournalSettings DEFAULTS = new JournalSettings(100_000, Duration.ofSeconds(5),
            Duration.ofMillis(100), Duration.ofMillis(100), 500, () -> false, false);
}
