package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A clock that stands still until a thread parks. Then it jumps to the next planned action and runs it, or to the end of the
 * park.
 */
final class FakeTicker implements Ticker {

    private final Deque<Planned> plan = new ArrayDeque<>();
    private long now;

    private record Planned(long at, Runnable action) {
    }

    /** Plans an action for a time since the start of the clock. Plan the earlier actions first. */
    FakeTicker at(int millis, Runnable action) {
        plan.add(new Planned(Duration.ofMillis(millis).toNanos(), action));
        return this;
    }

    void advance(int millis) {
        now += Duration.ofMillis(millis).toNanos();
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void park(Object blocker, long nanos) {
        if (plan.isEmpty() || plan.peek().at > now + nanos) {
            now += nanos;
        } else {
            Planned next = plan.poll();
            now = Math.max(now, next.at);
            next.action.run();
        }
    }
}
