package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

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

    void remove(Object trigger) {
        Work work = scheduled.remove(trigger);
        if (work != null) {
            work.end();
        }
    }
}
