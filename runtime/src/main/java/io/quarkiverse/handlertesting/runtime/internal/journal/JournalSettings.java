package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * The configuration of journals.
 *
 * @param maxRecorded how many events one journal holds
 * @param timeout deadline of a wait without {@code within}
 * @param quietPeriod how long {@code expectNone} watches without {@code within}
 * @param lateGrace how long after its deadline a wait goes on looking, only to tell late from absent
 * @param maxShown how many events a failure message shows
 * @param debugged asked when a wait begins whether a debugger is attached: then it has no deadline
 * @param causes whether events have causes, so that one without is worth a remark
 */
public record JournalSettings(int maxRecorded, Duration timeout, Duration quietPeriod, Duration lateGrace, int maxShown,
        BooleanSupplier debugged, boolean causes) {
}
