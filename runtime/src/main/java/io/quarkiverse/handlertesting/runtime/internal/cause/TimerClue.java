package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.time.Duration;
import java.util.Locale;

import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;

/**
 * A timer that fires only after the wait has ended, in a sentence:
 * {@code A timer of r1, which fires every 20 s, has not fired yet: it fires 9.9 s after this wait had ended; …}.
 */
final class TimerClue {

    /** A timer with a longer delay or interval, in nanoseconds, may be the reason why something did not come. */
    private static final long LONG = 1_000_000_000;

    private TimerClue() {
    }

    /** Whether the work is that of a timer which may have kept a test waiting. */
    static boolean isLong(Work work) {
        PendingTimer timer = work.timer();
        return timer != null && (timer.fired() == 0 ? timer.delay() : timer.period()) >= LONG;
    }

    /** A timer that has fired again and again does what it is meant to do, unless its interval is too long. */
    static Clue of(Work work) {
        PendingTimer timer = work.timer();
        return new Clue(timer.fired() < 2 ? Weight.SHOWS : Weight.POINTS,
                "A timer" + kind(work) + " of " + StandingWork.owner(work.cause().cause()) + ", which " + schedule(work, timer)
                        + ", has " + fired(timer.fired()) + ": " + due(timer)
                        + work.startedAt().map(at -> "; it was started at " + at).orElse("") + ".");
    }

    /** The timers of Vert.x are the usual ones. */
    private static String kind(Work work) {
        return work.what().filter(what -> !what.equals("Vert.x timer") && !what.equals(work.kind().name())
                && !what.equals(WorkKind.MUTINY.name()) && !what.equals(WorkKind.EXECUTOR.name()))
                .map(what -> " (" + what + ")").orElse("");
    }

    private static String schedule(Work work, PendingTimer timer) {
        if (timer.period() == 0) {
            return work.isPeriodic() ? "repeats" : "fires after " + text(timer.delay());
        }
        return "fires " + (timer.delay() == 0 || timer.delay() == timer.period() ? ""
                : "after " + text(timer.delay()) + " and then ") + "every " + text(timer.period());
    }

    /** {@code fired 3 times} */
    static String fired(int times) {
        return switch (times) {
            case 0 -> "not fired yet";
            case 1 -> "fired once";
            default -> "fired " + times + " times";
        };
    }

    private static String due(PendingTimer timer) {
        long until = timer.untilDue();
        return until < 0 ? "it was due " + rounded(-until) + " before this wait ended"
                : "it fires " + (timer.fired() == 0 ? "" : "next ") + rounded(until) + " after this wait had ended";
    }

    /** {@code 20 s}, {@code 1500 ms} */
    static String text(long nanos) {
        return Durations.text(Duration.ofNanos(nanos));
    }

    /** {@code 9.9 s}: when exactly the message was written does not matter. */
    private static String rounded(long nanos) {
        return nanos < LONG ? Durations.text(nanos) : String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }
}
