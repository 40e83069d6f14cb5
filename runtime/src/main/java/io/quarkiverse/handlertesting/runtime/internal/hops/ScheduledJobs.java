package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.text.ApplicationFrames;
import io.quarkiverse.handlertesting.runtime.internal.text.Unwrapped;
import io.quarkus.arc.Arc;
import io.quarkus.scheduler.FailedExecution;

/** The jobs that tests have scheduled, by their trigger, each with its work until it is unscheduled. Thread-safe. */
@Singleton
public class ScheduledJobs {

    private final Map<Object, Work> scheduled = new ConcurrentHashMap<>();

    void add(Object trigger) {
        RunningCause cause = ApplicationTestRuns.findCause();
        if (cause != null) {
            scheduled.put(trigger, cause.begin(WorkKind.PERIODIC, "scheduled job"));
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
