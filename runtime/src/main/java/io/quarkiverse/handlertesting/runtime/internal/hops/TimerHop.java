package io.quarkiverse.handlertesting.runtime.internal.hops;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.vertx.core.Handler;

/** Called by the timers of Vert.x, whose class is changed for the tests: there is no other way to see a timer. */
public final class TimerHop {

    private TimerHop() {
    }

    /** Before a timer is set: the handler to set it with. */
    public static Handler<Long> once(Handler<Long> handler) {
        Timers timers = find();
        return timers == null ? handler : timers.track(handler, WorkKind.TIMER);
    }

    /** Before a periodic timer is set: the handler to set it with. */
    public static Handler<Long> periodic(Handler<Long> handler) {
        Timers timers = find();
        return timers == null ? handler : timers.track(handler, WorkKind.PERIODIC);
    }

    /** When a timer was set. */
    public static void scheduled(long id, Handler<Long> handler) {
        Timers timers = find();
        if (timers != null) {
            timers.scheduled(id, handler);
        }
    }

    /** When a timer is to be cancelled. */
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
