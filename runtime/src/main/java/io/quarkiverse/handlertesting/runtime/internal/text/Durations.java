package io.quarkiverse.handlertesting.runtime.internal.text;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The text of durations in failure messages. */
public final class Durations {

    private Durations() {
    }

    /**
     * {@code "5 s"} for whole seconds from 1 s on, {@code "500 ms"} otherwise; below 1 ms, {@code "20 µs"}. From 68 years on,
     * which may be more than a long has nanoseconds, it is rounded down to whole seconds.
     */
    public static String text(Duration duration) {
        long seconds = duration.getSeconds();
        boolean isHuge = Math.abs((double) seconds) > Integer.MAX_VALUE;
        return isHuge || seconds >= 1 && duration.getNano() == 0 ? seconds + " s" : text(duration.toNanos());
    }

    /** {@code "512 ms"}; below 1 ms, {@code "20 µs"}; {@code "0 ms"} for zero. */
    public static String text(long nanos) {
        if (nanos > 0 && nanos < TimeUnit.MILLISECONDS.toNanos(1)) {
            return Math.max(1, TimeUnit.NANOSECONDS.toMicros(nanos)) + " µs";
        }
        return millis(nanos) + " ms";
    }

    /** Whole milliseconds, without unit. */
    public static String millis(long nanos) {
        return Long.toString(TimeUnit.NANOSECONDS.toMillis(nanos));
    }
}
