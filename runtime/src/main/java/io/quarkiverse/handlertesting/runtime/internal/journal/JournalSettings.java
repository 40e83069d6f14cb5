package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import io.quarkiverse.handlertesting.runtime.internal.text.Secrets;

/**
 * The configuration of journals.
 *
 * @param maxRecorded how many events one journal holds
 * @param timeout deadline of a wait without {@code within}
 * @param quietPeriod how long {@code expectNone} watches without {@code within}
 * @param lateGrace how long a wait keeps looking after its deadline, only to tell a late event from an absent one
 * @param debugged whether a debugger is attached, checked when a wait begins: the wait then has no deadline
 * @param causes whether events have causes, so that an event without a cause is worth a remark
 * @param secrets masks the secrets in texts
 */
public record JournalSettings(int maxRecorded, Duration timeout, Duration quietPeriod, Duration lateGrace,
        BooleanSupplier debugged, boolean causes, Secrets secrets) {

    /** Settings without further names of secrets. */
    public JournalSettings(int maxRecorded, Duration timeout, Duration quietPeriod, Duration lateGrace,
            BooleanSupplier debugged, boolean causes) {
        this(maxRecorded, timeout, quietPeriod, lateGrace, debugged, causes, Secrets.STANDARD);
    }
}
