package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.application.CancellingLine;
import io.quarkiverse.handlertesting.runtime.internal.hops.executors.FollowedTasks;
import io.quarkiverse.handlertesting.runtime.internal.hops.jdk.TimerTasks;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;

/**
 * Called by application classes in place of the methods with the same names that cancel a timer, a task or a subscription, with
 * the line of the call as the last argument.
 */
public final class CancelCalls {

    private CancelCalls() {
    }

    public static boolean cancelTimer(Vertx vertx, long id, String line) {
        return CancellingLine.at(line, () -> vertx.cancelTimer(id));
    }

    /** Also of a {@code ForkJoinTask}: only a thread pool notices it by itself. */
    public static boolean cancel(Future<?> future, boolean mayInterruptIfRunning, String line) {
        return CancellingLine.at(line, () -> FollowedTasks.cancel(future, mayInterruptIfRunning));
    }

    public static boolean cancel(TimerTask task, String line) {
        return CancellingLine.at(line, () -> {
            boolean cancelled = task.cancel();
            Beans.find(TimerTasks.class).ifPresent(tasks -> tasks.cancelled(task));
            return cancelled;
        });
    }

    public static void cancel(Timer timer, String line) {
        CancellingLine.at(line, () -> {
            timer.cancel();
            Beans.find(TimerTasks.class).ifPresent(tasks -> tasks.cancelled(timer));
            return null;
        });
    }

    public static void cancel(Cancellable subscription, String line) {
        CancellingLine.at(line, () -> {
            subscription.cancel();
            return null;
        });
    }

    public static void cancel(Flow.Subscription subscription, String line) {
        CancellingLine.at(line, () -> {
            subscription.cancel();
            return null;
        });
    }
}
