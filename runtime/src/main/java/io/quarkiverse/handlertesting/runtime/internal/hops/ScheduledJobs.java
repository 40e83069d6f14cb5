package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.PendingTimer;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.text.ApplicationFrames;
import io.quarkiverse.handlertesting.runtime.internal.text.Unwrapped;
import io.quarkus.arc.Arc;
import io.quarkus.scheduler.FailedExecution;
import io.quarkus.scheduler.Trigger;

/** The jobs that tests have scheduled, by their trigger, each with its work until it is unscheduled. Thread-safe. */
@Singleton
public class ScheduledJobs {

    private final Map<Object, Work> scheduled = new ConcurrentHashMap<>();

    /**
     * The details of a job that is scheduled.
     *
     * @param delay until it is due for the first time, in nanoseconds; 0 if that is unknown
     */
    private record Job(Trigger trigger, long delay) implements PendingTimer {

        /** Known only when it has fired: a trigger does not say which interval it has. */
        @Override
        public long period() {
            Instant last = trigger.getPreviousFireTime();
            Instant next = trigger.getNextFireTime();
            return last == null || next == null ? 0 : Math.max(0, Duration.between(last, next).toNanos());
        }

        @Override
        public int fired() {
            return trigger.getPreviousFireTime() == null ? 0 : 1;
        }

        @Override
        public long untilDue() {
            return untilNext(trigger);
        }

        @Override
        public String toString() {
            return "scheduled job";
        }
    }

    private static long untilNext(Trigger trigger) {
        Instant next = trigger.getNextFireTime();
        return next == null ? 0 : Duration.between(Instant.now(), next).toNanos();
    }

    void add(Object trigger) {
        RunningCause cause = ApplicationTestRuns.findCause();
        if (cause != null) {
            scheduled.put(trigger, cause.begin(WorkKind.PERIODIC,
                    trigger instanceof Trigger known ? new Job(known, untilNext(known)) : "scheduled job"));
        }
    }

    /** An observer of the application can act on the exception. Without one, the scheduler has logged it. */
    void failed(@Observes FailedExecution failed) {
        RunningCause cause = ApplicationTestRuns.findCause();
        Work work = scheduled.get(failed.getExecution().getTrigger());
        if (cause == null && work == null || isObserved(failed)) {
            return;
        }
        Throwable thrown = Unwrapped.ofStage(failed.getException());
        if (work != null) {
            work.failed(thrown);
        } else {
            cause.failedHere(thrown, WorkKind.PERIODIC, "scheduled job");
        }
    }

    private static boolean isObserved(FailedExecution failed) {
        return Arc.container().beanManager().resolveObserverMethods(failed).stream()
                .anyMatch(observer -> ApplicationFrames.isApplication(observer.getBeanClass().getName()));
    }

    void remove(Object trigger) {
        Work work = scheduled.remove(trigger);
        if (work != null) {
            work.end();
        }
    }
}
