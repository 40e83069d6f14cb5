package io.quarkiverse.handlertesting.runtime.internal.hops;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.vertx.core.Handler;

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

    /** Called after a timer was set. */
    public static void scheduled(long id, Handler<Long> handler) {
        Timers timers = find();
        if (timers != null) {
            timers.scheduled(id, handler);
        }
    }

    /**
     * Called when the application cancels a timer.
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
