package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** A clock that stands still until a thread parks; then it jumps, and runs the actions planned for the time between. */
final class FakeTicker implements Ticker {

    private final Deque<Planned> plan = new ArrayDeque<>();
    private long now;

    private record Planned(long at, Runnable action) {
    }

    /** Plans something for a time since the beginning. In order, please. */
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
