package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.time.Duration;

/**
 * The one absolute deadline of a wait, in nanoseconds since the test began.
 *
 * @param begun when the wait began
 * @param at the deadline itself
 * @param graceUntil until when to keep waiting, to tell a late event from an absent one
 */
record Deadline(long begun, long at, long graceUntil) {

    private static final long NEVER = Long.MAX_VALUE;

    static Deadline of(long now, Duration timeout, Duration grace, boolean debugged) {
        if (debugged) {
            return new Deadline(now, NEVER, NEVER);
        }
        long at = plus(now, timeout);
        return new Deadline(now, at, plus(at, grace));
    }

    private static long plus(long nanos, Duration duration) {
        // Durations of more than 292 years do not fit into a long: treat them as no deadline.
        if (duration.getSeconds() > NEVER / 1_000_000_000L - 1 || nanos > NEVER - duration.toNanos()) {
            return NEVER;
        }
        return nanos + duration.toNanos();
    }

    boolean isLate(long nanos) {
        return nanos > at;
    }
}
