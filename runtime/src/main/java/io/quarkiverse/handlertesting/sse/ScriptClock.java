package io.quarkiverse.handlertesting.sse;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.quarkiverse.handlertesting.runtime.internal.application.TrackedScheduler;
import io.vertx.core.Context;

/** Where and when a scripted stream goes on. */
interface ScriptClock {

    /** In ns, as of {@link System#nanoTime()}. */
    default long now() {
        return System.nanoTime();
    }

    /** Runs it soon. */
    void soon(Runnable work);

    /** @param nanos positive */
    void in(long nanos, Runnable work);

    /** On the worker threads of Mutiny. The work is not that of a test: the stream that waits for it is. */
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

    /** On the context of a request, with its timers, which know whole milliseconds: not too early. */
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
