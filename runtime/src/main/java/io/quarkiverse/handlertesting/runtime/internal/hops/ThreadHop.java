package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.Map;

import org.eclipse.microprofile.context.spi.ThreadContextProvider;
import org.eclipse.microprofile.context.spi.ThreadContextSnapshot;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;

/** Carries the cause wherever MicroProfile Context Propagation carries contexts. */
public class ThreadHop implements ThreadContextProvider {

    @Override
    public ThreadContextSnapshot currentContext(Map<String, String> properties) {
        ApplicationTestRuns runs = ApplicationTestRuns.find();
        return runs == null ? () -> () -> {
        } : snapshot(runs.currentCause(), runs.currentCause().current());
    }

    /** The type is not one of the application's contexts, so an executor that clears all of those keeps the cause. */
    @Override
    public ThreadContextSnapshot clearedContext(Map<String, String> properties) {
        return currentContext(properties);
    }

    private static ThreadContextSnapshot snapshot(CurrentCause current, RunningCause cause) {
        return () -> {
            RunningCause before = current.setOfThread(cause);
            return () -> current.setOfThread(before);
        };
    }

    @Override
    public String getThreadContextType() {
        return "handler-testing";
    }
}
