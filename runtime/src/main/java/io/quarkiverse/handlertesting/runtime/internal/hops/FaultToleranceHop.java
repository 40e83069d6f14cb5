package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.CancellableWork;
import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.FiringTimes;
import io.quarkiverse.handlertesting.runtime.internal.cause.Hints;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.smallrye.faulttolerance.core.FaultToleranceContext;
import io.smallrye.faulttolerance.core.FaultToleranceEvent;
import io.smallrye.faulttolerance.core.bulkhead.BulkheadEvents;
import io.smallrye.faulttolerance.core.timer.Timer;
import io.smallrye.faulttolerance.core.timer.TimerTask;
import io.smallrye.faulttolerance.core.util.ExceptionDecision;

/**
 * Called by retries, timeouts and bulkheads of SmallRye Fault Tolerance; their classes are transformed for the tests. Its timer
 * would not do: it also closes circuits again, which is no work of a request.
 */
public final class FaultToleranceHop {

    private FaultToleranceHop() {
    }

    /** Called in place of the method of the timer: before the next attempt, and for a timeout. */
    public static TimerTask schedule(Timer timer, long delayInMillis, Runnable task, Executor executor) {
        RunningCause cause = ApplicationTestRuns.findCause();
        if (cause == null) {
            return timer.schedule(delayInMillis, task, executor);
        }
        CurrentCause current = ApplicationTestRuns.find().currentCause();
        CancellableWork work = new CancellableWork(cause.begin(WorkKind.TIMER,
                FiringTimes.of("fault tolerance", delayInMillis, 0, TimeUnit.MILLISECONDS)));
        try {
            return new Tracked(timer.schedule(delayInMillis, () -> work.run(current, task), executor), work);
        } catch (Throwable rejected) {
            work.cancelled();
            throw rejected;
        }
    }

    private record Tracked(TimerTask task, CancellableWork work) implements TimerTask {

        @Override
        public boolean isDone() {
            return task.isDone();
        }

        @Override
        public boolean cancel() {
            boolean cancelled = task.cancel();
            if (cancelled) {
                work.cancelled();
            }
            return cancelled;
        }
    }

    /**
     * A call that waits in a bulkhead. Its context has it until the call is run, by the thread that leaves the bulkhead.
     *
     * @param work {@code null} if the call has no cause
     */
    private record Waiting(Work work) {

        RunningCause cause() {
            return work == null ? null : work.cause();
        }

        void end() {
            if (work != null) {
                work.end();
            }
        }
    }

    /**
     * Called by a retry in place of the method of the decision: whether to try no more after an exception.
     *
     * @param point of a method of the application, the names of its class and of it, with a number sign in between
     */
    public static boolean isConsideredExpected(ExceptionDecision decision, Throwable thrown, String point) {
        boolean isLast = decision.isConsideredExpected(thrown);
        RunningCause cause = thrown != null && point.indexOf('#') > 0 ? ApplicationTestRuns.findCause() : null;
        if (cause != null) {
            long request = cause.cause().number();
            Hints hints = cause.testRun().hints();
            if (isLast) {
                hints.unretried().add(request, thrown,
                        caller -> RetryCoverage.text(point, thrown) + ": " + caller + " did not try again.");
            } else {
                hints.retried().add(request, point, () -> RetryCoverage.numbers(point));
            }
        }
        return isLast;
    }

    /** Called by a bulkhead in place of the method of the context. */
    public static void fireEvent(FaultToleranceContext<?> call, FaultToleranceEvent event) {
        call.fireEvent(event);
        if (event == BulkheadEvents.StartedWaiting.INSTANCE && call.isAsync()) {
            RunningCause cause = ApplicationTestRuns.findCause();
            call.set(Waiting.class, new Waiting(cause == null ? null : cause.begin(WorkKind.BULKHEAD, null)));
        }
    }

    /** Called by a bulkhead before it runs a call, with the cause of the call that leaves it; the result is run after it. */
    public static Runnable entered(FaultToleranceContext<?> call) {
        Waiting waiting = call.remove(Waiting.class);
        ApplicationTestRuns runs = waiting == null ? null : ApplicationTestRuns.find();
        if (runs == null) {
            return () -> {
            };
        }
        Runnable back = runs.currentCause().enter(waiting.cause());
        return () -> {
            back.run();
            waiting.end();
        };
    }
}
