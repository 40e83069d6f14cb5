package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.Map;

import org.eclipse.microprofile.context.spi.ThreadContextController;
import org.eclipse.microprofile.context.spi.ThreadContextProvider;
import org.eclipse.microprofile.context.spi.ThreadContextSnapshot;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;

/** Carries the cause wherever MicroProfile Context Propagation carries contexts. */
public class ThreadHop implements ThreadContextProvider {

    private static final ThreadContextController UNCHANGED = () -> {
    };

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
        if (cause == null) {
            return () -> UNCHANGED;
        }
        boolean ofStream = current.isConsumingStream();
        return () -> {
            if (comesFirst(current.current(), cause, ofStream)) {
                return UNCHANGED;
            }
            Runnable back = current.carry(cause, current.place());
            return back::run;
        };
    }

    /**
     * Whether what runs keeps the cause of its caller: it was started with the same cause, by code that consumes a stream whose
     * items have causes, or by a test that has ended, as with a stream that an earlier test has opened.
     *
     * @param ofCaller {@code null} if it is unknown
     */
    private static boolean comesFirst(RunningCause ofCaller, RunningCause captured, boolean ofStream) {
        return ofCaller == captured || ofCaller != null && (ofStream || captured.testRun().hasEnded());
    }

    @Override
    public String getThreadContextType() {
        return "handler-testing";
    }
}
