package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;

/** The time in which nothing happened, before an event that was late. */
public final class Silence {

    /** Shorter ones say nothing. */
    private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(20);

    private Silence() {
    }

    /**
     * A clue if nothing of the cause of the event was recorded for most of the wait.
     *
     * @param begun nanoseconds from the start of the test to that of the wait
     */
    public static Optional<Clue> before(RecordedEvent late, long begun, List<RecordedEvent> events) {
        long longest = 0;
        RecordedEvent from = null;
        RecordedEvent to = null;
        RecordedEvent last = null;
        for (RecordedEvent event : events) {
            boolean isOfSame = late.cause() == null || late.cause().equals(event.cause());
            if (isOfSame && event.sequence() <= late.sequence()) {
                long gap = event.nanos() - (last == null ? begun : Math.max(begun, last.nanos()));
                if (gap > longest) {
                    longest = gap;
                    from = last;
                    to = event;
                }
                last = event;
            }
        }
        if (longest < SHORTEST || longest < (late.nanos() - begun) / 2) {
            return Optional.empty();
        }
        boolean isFromEvent = from != null && from.nanos() > begun;
        return Optional.of(new Clue(Weight.POINTS,
                "Nothing " + (late.cause() == null ? "" : "of " + CauseColumn.text(late) + " ")
                        + "was recorded for the " + Durations.text(longest) + " between "
                        + (isFromEvent ? "#" + from.sequence() : "the start of the wait") + " and #" + to.sequence() + "."));
    }
}
