package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.util.concurrent.TimeUnit;

/** When a timer fires, as far as its delay, its interval and the times that it has fired tell. Thread-safe. */
public final class FiringTimes implements PendingTimer {

    private final String what;
    private long delay;
    private long period;
    private int fired;
    /** {@code System.nanoTime()} when it was set, or when it last fired. */
    private long last = System.nanoTime();

    /**
     * A timer whose delay is still unknown.
     *
     * @param what the kind of timer, as the details of its work; {@code null} if the kind of the work is enough
     */
    public FiringTimes(String what) {
        this.what = what;
    }

    /** @param period 0 if it fires once */
    public static FiringTimes of(String what, long delay, long period, TimeUnit unit) {
        FiringTimes times = new FiringTimes(what);
        times.set(unit.toNanos(delay), unit.toNanos(period));
        return times;
    }

    /** Called when the timer is set, with nanoseconds; {@code period} is 0 if it fires once. */
    public synchronized void set(long delay, long period) {
        this.delay = Math.max(0, delay);
        this.period = Math.max(0, period);
    }

    /** Called whenever the timer fires. */
    public synchronized void fires() {
        fired++;
        last = System.nanoTime();
    }

    @Override
    public synchronized long delay() {
        return delay;
    }

    @Override
    public synchronized long period() {
        return period;
    }

    @Override
    public synchronized int fired() {
        return fired;
    }

    @Override
    public synchronized long untilDue() {
        return (fired == 0 ? delay : period) - (System.nanoTime() - last);
    }

    /** {@code null} if the kind of the work is enough. */
    @Override
    public String toString() {
        return what;
    }
}
