package io.quarkiverse.handlertesting.runtime.internal.text;

import java.time.Duration;

/** When an outgoing request has ended, in messages. */
public final class CallEnd {

    private CallEnd() {
    }

    /** {@code 3 ms} for the first attempt, {@code 3 ms (attempt 2)} for a later one. */
    public static String text(Duration duration, int attempt) {
        return Durations.text(duration) + (attempt > 1 ? " (attempt " + attempt + ")" : "");
    }
}
