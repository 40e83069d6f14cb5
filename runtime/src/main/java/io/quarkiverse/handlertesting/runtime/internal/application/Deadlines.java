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
 * Deadlines of blocking waits. While a debugger is attached there are none, so that a test may stop at a breakpoint.
 * Whether one is attached is asked at the deadline only, since the answer takes its time.
 */
public final class Deadlines {

    private final Duration timeout;
    private final BooleanSupplier debugged;

    /**
     * @param timeout of a wait that names no deadline
     * @param debugged whether a debugger is attached now
     */
    public Deadlines(Duration timeout, BooleanSupplier debugged) {
        this.timeout = timeout;
        this.debugged = debugged;
    }

    public static Deadlines of(EventsConfig config) {
        return new Deadlines(config.timeout(), Debugger.of(config.debugger())::isAttached);
    }

    /** As the application in this JVM is configured; without one, as its tests are. */
    public static Deadlines here() {
        return of(Beans.find(EventsConfig.class).orElseGet(() -> StandaloneConfig.of(EventsConfig.class)));
    }

    /** Of a wait that names no deadline. */
    public Duration timeout() {
        return timeout;
    }

    /** Whether there are no deadlines now. */
    public boolean areOff() {
        return debugged.getAsBoolean();
    }

    /** A wait for a condition. */
    public interface Wait {

        /**
         * @param nanos for how long at most; {@code Long.MAX_VALUE} for ever
         * @return whether the condition holds
         */
        boolean await(long nanos) throws InterruptedException;
    }

    /**
     * Waits, and at the deadline goes on if a debugger is attached.
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

    /** @throws IllegalArgumentException if the deadline is not positive */
    public static Duration check(Duration deadline) {
        if (deadline == null || deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("within(deadline) needs a positive duration, but got "
                    + (deadline == null ? null : Durations.text(deadline)));
        }
        return deadline;
    }

    /**
     * Of a subscription, which may expect something to be there already.
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

    /** The duration, or the longest that can be waited. */
    public static long nanos(Duration deadline) {
        return deadline.compareTo(Duration.ofNanos(Long.MAX_VALUE)) < 0 ? deadline.toNanos() : Long.MAX_VALUE;
    }
}
