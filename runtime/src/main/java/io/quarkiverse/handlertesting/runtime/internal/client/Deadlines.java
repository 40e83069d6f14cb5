package io.quarkiverse.handlertesting.runtime.internal.client;

import java.time.Duration;

import io.quarkiverse.handlertesting.runtime.internal.text.Durations;

/** How long to wait. */
final class Deadlines {

    private Deadlines() {
    }

    /** @throws IllegalArgumentException if it is not positive */
    static Duration check(Duration deadline) {
        return check("within(deadline)", deadline);
    }

    /**
     * @param verb that it is given to
     * @throws IllegalArgumentException if it is not positive
     */
    static Duration check(String verb, Duration deadline) {
        if (deadline == null || deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException(verb + " needs a positive duration, but got "
                    + (deadline == null ? null : Durations.text(deadline)));
        }
        return deadline;
    }

    /** For as long as can be waited. */
    static long nanos(Duration deadline) {
        return deadline.compareTo(Duration.ofNanos(Long.MAX_VALUE)) < 0 ? deadline.toNanos() : Long.MAX_VALUE;
    }
}
