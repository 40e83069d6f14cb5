package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.CancellingLine;
import io.quarkiverse.handlertesting.runtime.internal.cause.CancellableWork;
import io.quarkiverse.handlertesting.runtime.internal.cause.FiringTimes;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.taps.ContextFailures;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;

/** Timers of Vert.x: each counts as work until it has fired or is cancelled. */
@Singleton
public class Timers {

    /** Classes of Vert.x that tidy pools and caches with timers. These outlive the request that begins them. */
    private static final List<String> TIDYING = List.of("io.vertx.sqlclient.impl.PoolImpl",
            "io.vertx.redis.client.impl.RedisConnectionManager", "io.vertx.redis.client.impl.Shared",
            "io.vertx.redis.client.impl.SentinelFailover");

    private final ApplicationTestRuns runs;
    private final Map<Long, Tracked> pending = new ConcurrentHashMap<>();

    public Timers(ApplicationTestRuns runs) {
        this.runs = runs;
    }

    Handler<Long> track(Handler<Long> handler, WorkKind kind) {
        RunningCause cause = runs.currentCause().current();
        return cause == null || isTidying(handler) ? handler : new Tracked(handler, cause, kind);
    }

    private static boolean isTidying(Handler<Long> handler) {
        String type = handler.getClass().getName();
        return TIDYING.stream().anyMatch(type::startsWith);
    }

    /**
     * @param delay until the timer fires for the first time, in nanoseconds
     * @param period between two firings of a periodic timer, in nanoseconds
     */
    void scheduled(long id, Handler<Long> handler, long delay, long period) {
        if (handler instanceof Tracked tracked) {
            tracked.times.set(delay, tracked.counted.isPeriodic() ? period : 0);
            pending.put(id, tracked);
            if (tracked.due) {
                // The timer fired before setTimer returned.
                pending.remove(id);
            }
        }
    }

    void cancelled(long id) {
        Tracked timer = pending.remove(id);
        if (timer != null) {
            CancellingLine.cancelled(timer.counted);
            timer.work.cancelled();
        }
    }

    private final class Tracked implements Handler<Long> {
        private final Handler<Long> handler;
        private final FiringTimes times = new FiringTimes("Vert.x timer");
        private final Work counted;
        private final CancellableWork work;
        private volatile boolean due;

        Tracked(Handler<Long> handler, RunningCause cause, WorkKind kind) {
            this.handler = handler;
            this.counted = cause.begin(kind, times);
            this.work = new CancellableWork(counted);
        }

        @Override
        public void handle(Long id) {
            if (!counted.isPeriodic()) {
                due = true;
                pending.remove(id);
            }
            work.run(runs.currentCause(), () -> {
                try {
                    handler.handle(id);
                } catch (Throwable thrown) {
                    // Vert.x reports it when the work has ended already, and the thread may have no cause.
                    ContextFailures.thrown(Vertx.currentContext(), thrown, counted);
                    throw thrown;
                }
            });
        }
    }
}
