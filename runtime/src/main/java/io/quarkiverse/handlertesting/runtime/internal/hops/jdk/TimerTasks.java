package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.application.CancellingLine;
import io.quarkiverse.handlertesting.runtime.internal.application.ExceptionHandlers;
import io.quarkiverse.handlertesting.runtime.internal.cause.FiringTimes;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/** The tasks of {@code java.util.Timer}s, until they have run or are cancelled. Thread-safe. */
@Singleton
public class TimerTasks {

    private final Map<TimerTask, Scheduled> scheduled = new IdentityHashMap<>();

    private static final class Scheduled {

        private final Timer timer;
        /** {@code null} without a cause, as is the work. */
        private final Carried carried;
        private final Work work;
        private final boolean periodic;
        /** How many calls of {@code run()} are active: a task may call that of its superclass. */
        private int running;
        private boolean over;
        private RunningCause before;

        Scheduled(Timer timer, Carried carried, FiringTimes times) {
            this.timer = timer;
            this.carried = carried;
            this.periodic = times.period() > 0;
            this.work = carried == null ? null : carried.begin(periodic ? WorkKind.PERIODIC : WorkKind.TIMER, times);
        }
    }

    /**
     * Called before a task is scheduled; returns whether it is followed. The timer refuses one that is scheduled already.
     *
     * @param carried {@code null} for a task without a cause, which may end the timer, and with it the others
     */
    synchronized boolean scheduling(Timer timer, TimerTask task, Carried carried, FiringTimes times) {
        return !scheduled.containsKey(task)
                && scheduled.put(task, new Scheduled(timer, carried, times)) == null;
    }

    synchronized void begin(TimerTask task) {
        Scheduled one = scheduled.get(task);
        if (one != null && one.running++ == 0 && one.work != null) {
            one.work.runOn(Thread.currentThread());
            one.before = one.carried.current().setOfThread(one.carried.cause());
        }
    }

    synchronized void end(TimerTask task) {
        Scheduled one = scheduled.get(task);
        if (one != null && one.running > 0 && --one.running == 0) {
            if (one.work != null) {
                one.work.runOn(null);
                one.carried.current().setOfThread(one.before);
            }
            one.over |= !one.periodic;
            forget(task, one);
        }
    }

    /** As {@link #end}. The exception ends the thread of the timer, so it runs none of its tasks any more. */
    synchronized void thrown(TimerTask task, Throwable thrown) {
        Scheduled one = scheduled.get(task);
        if (one != null && one.running == 1 && one.work != null) {
            ExceptionHandlers.thrown(one.work, thrown);
        }
        end(task);
        if (one != null && one.running == 0) {
            cancelled(one.timer);
        }
    }

    /** Called when a task will not run again: it was cancelled, or its timer refuses it. */
    public synchronized void cancelled(TimerTask task) {
        Scheduled one = scheduled.get(task);
        if (one != null) {
            if (!one.over && one.running == 0) {
                CancellingLine.cancelled(one.work);
            }
            one.over = true;
            forget(task, one);
        }
    }

    /** Called when a timer runs none of its tasks any more. */
    public synchronized void cancelled(Timer timer) {
        List<TimerTask> all = new ArrayList<>();
        scheduled.forEach((task, one) -> {
            if (one.timer == timer) {
                all.add(task);
            }
        });
        all.forEach(this::cancelled);
    }

    private void forget(TimerTask task, Scheduled one) {
        if (one.over && one.running == 0) {
            scheduled.remove(task);
            if (one.work != null) {
                one.work.end();
            }
        }
    }
}
