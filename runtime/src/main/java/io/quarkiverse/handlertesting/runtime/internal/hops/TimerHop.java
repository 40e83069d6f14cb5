package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.concurrent.TimeUnit;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.cause.FiringTimes;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.TimeoutStream;
import io.vertx.core.Vertx;

/** Called by the timers of Vert.x, whose class is transformed for the tests: there is no other way to see a timer. */
public final class TimerHop {

    private TimerHop() {
    }

    /** Called before a timer is set; returns the handler to set it with. */
    public static Handler<Long> once(Handler<Long> handler) {
        Timers timers = find();
        return timers == null ? handler : timers.track(handler, WorkKind.TIMER);
    }

    /** Called before a periodic timer is set; returns the handler to set it with. */
    public static Handler<Long> periodic(Handler<Long> handler) {
        Timers timers = find();
        return timers == null ? handler : timers.track(handler, WorkKind.PERIODIC);
    }

    /**
     * Called before any timer is scheduled, also those of Vert.x itself, which are no work; returns the handler to schedule it
     * with.
     */
    public static Handler<Long> stream(Handler<Long> handler, boolean periodic) {
        return !(handler instanceof TimeoutStream) ? handler : periodic ? periodic(handler) : once(handler);
    }

    /** Called with a future that a timer completes, and the delay of the timer. */
    public static void future(Future<?> future, long delay, TimeUnit unit) {
        RunningCause cause = ApplicationTestRuns.findCause();
        if (cause != null && !future.isComplete()) {
            Work work = cause.begin(WorkKind.TIMER, FiringTimes.of("Vert.x timer", delay, 0, unit));
            future.onComplete(done -> WorkEnd.afterHandlers(work, Vertx.currentContext()));
        }
    }

    /**
     * Called after a timer was scheduled.
     *
     * @param delay until it fires for the first time
     * @param period between two firings of a periodic timer
     */
    public static void scheduled(long id, Handler<Long> handler, long delay, long period, TimeUnit unit) {
        Timers timers = find();
        if (timers != null) {
            timers.scheduled(id, handler, unit.toNanos(delay), unit.toNanos(period));
        }
    }

    /**
     * Called when a timer is cancelled, by the application or as its verticle is undeployed.
     *
     * @param cancelled whether Vert.x has cancelled it; {@code false} if there was no such timer
     */
    public static void cancelled(boolean cancelled, long id) {
        Timers timers = cancelled ? find() : null;
        if (timers != null) {
            timers.cancelled(id);
        }
    }

    private static Timers find() {
        return Beans.find(Timers.class).orElse(null);
    }
}
