package io.quarkiverse.handlertesting.runtime.internal.application;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

import io.quarkiverse.handlertesting.runtime.internal.config.EventsConfig;
import io.quarkiverse.handlertesting.runtime.internal.config.StandaloneConfig;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;

/**
 * Deadlines of blocking waits. While a debugger is attached there are no deadlines, so that a test may stop at a breakpoint.
 * The debugger is looked for at the deadline only, since looking takes time.
 */
public final class Deadlines {

    private final Duration timeout;
    private final BooleanSupplier debugged;

    /**
     * @param timeout the deadline of a wait that names none
     * @param debugged whether a debugger is attached now
     */
    public Deadlines(Duration timeout, BooleanSupplier debugged) {
        this.timeout = timeout;
        this.debugged = debugged;
    }

    public static Deadlines of(EventsConfig config) {
        return new Deadlines(config.timeout(), Debugger.of(config.debugger())::isAttached);
    }

    /** The deadlines that the application in this JVM configures; without an application, those that its tests configure. */
    public static Deadlines here() {
        return of(Beans.find(EventsConfig.class).orElseGet(() -> StandaloneConfig.of(EventsConfig.class)));
    }

    /** The deadline of a wait that names none. */
    public Duration timeout() {
        return timeout;
    }

    /** Whether deadlines are switched off now. */
    public boolean areOff() {
        return debugged.getAsBoolean();
    }

    /** A wait for a condition. */
    public interface Wait {

        /**
         * @param nanos how long to wait at most; {@code Long.MAX_VALUE} for no limit
         * @return whether the condition holds
         */
        boolean await(long nanos) throws InterruptedException;
    }

    /**
     * Waits until the deadline; if a debugger is attached then, goes on without a limit.
     *
     * @param nanos until the deadline
     * @return whether the condition holds
     */
    public boolean await(Wait wait, long nanos) throws InterruptedException {
        return wait.await(nanos) || areOff() && wait.await(Long.MAX_VALUE);
    }

    /** As {@link #await}, for the result of a future. */
    public <T> T get(Future<T> future, Duration deadline) throws ExecutionException, InterruptedException, TimeoutException {
        try {
            return future.get(nanos(deadline), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            if (areOff()) {
                return future.get();
            }
            throw late;
        }
    }

    /**
     * Checks the deadline of a wait.
     *
     * @throws IllegalArgumentException if the deadline is not positive
     */
    public static Duration check(Duration deadline) {
        if (deadline == null || deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("within(deadline) needs a positive duration, but got "
                    + (deadline == null ? null : Durations.text(deadline)));
        }
        return deadline;
    }

    /**
     * Checks the deadline of a subscription. Zero is allowed: the event must then be there already.
     *
     * @throws IllegalArgumentException if the deadline is negative
     */
    public static Duration checkNotNegative(Duration deadline) {
        if (deadline == null || deadline.isNegative()) {
            throw new IllegalArgumentException(deadline == null ? "within(deadline) needs a duration, but got null"
                    : "within(deadline) needs a duration that is not negative, but got " + deadline);
        }
        return deadline;
    }

    /** The nanoseconds of the duration; {@code Long.MAX_VALUE} if they do not fit into a long. */
    public static long nanos(Duration deadline) {
        return deadline.compareTo(Duration.ofNanos(Long.MAX_VALUE)) < 0 ? deadline.toNanos() : Long.MAX_VALUE;
    }

    /** The delay of a timer for this deadline, in ns: 146 years at most, since schedulers add it to the current time. */
    public static long timer(Duration deadline) {
        return Math.min(nanos(deadline), Long.MAX_VALUE / 2);
    }

    /** The {@code System.nanoTime()} at which a wait ends that begins now; never so far away that the sum overflows. */
    public static long until(Duration deadline) {
        return System.nanoTime() + timer(deadline);
    }
}
