package io.quarkiverse.handlertesting.runtime.internal.streams;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.quarkiverse.handlertesting.runtime.internal.application.TrackedScheduler;
import io.vertx.core.Context;

/** Runs the work of a scripted stream, now or later. */
public interface ScriptClock {

    /** The time in ns, as {@link System#nanoTime()}. */
    default long now() {
        return System.nanoTime();
    }

    /** Runs the work as soon as possible. */
    void soon(Runnable work);

    /**
     * Runs the work after a delay.
     *
     * @param nanos positive
     */
    void in(long nanos, Runnable work);

    /** Runs on the worker threads of Mutiny. Not counted as work of a test: the stream that waits for it is counted. */
    static ScriptClock ofWorkers() {
        ScheduledExecutorService pool = TrackedScheduler.untrackedPool();
        return new ScriptClock() {
            @Override
            public void soon(Runnable work) {
                pool.execute(work);
            }

            @Override
            public void in(long nanos, Runnable work) {
                pool.schedule(work, nanos, TimeUnit.NANOSECONDS);
            }
        };
    }

    /** Runs on the context of a request, with its timers. They have whole milliseconds, so a delay is rounded up. */
    static ScriptClock of(Context context) {
        return new ScriptClock() {
            @Override
            public void soon(Runnable work) {
                context.runOnContext(now -> work.run());
            }

            @Override
            public void in(long nanos, Runnable work) {
                long millis = TimeUnit.NANOSECONDS.toMillis(nanos - 1) + 1;
                context.runOnContext(now -> context.owner().setTimer(millis, late -> work.run()));
            }
        };
    }
}
