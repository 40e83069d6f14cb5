package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.function.Consumer;
import java.util.function.Function;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/** Called by the definition of a scheduled job with its task; its class is transformed for the tests. */
public final class JobHop {

    private JobHop() {
    }

    /** The task to schedule in place of this one. */
    public static Consumer<Object> task(Consumer<Object> task) {
        RunningCause cause = ApplicationTestRuns.findCause();
        ApplicationTestRuns runs = ApplicationTestRuns.find();
        if (cause == null || task == null) {
            return task;
        }
        cause.begin(WorkKind.PERIODIC, "scheduled job");
        return execution -> runs.currentCause().runHere(cause, () -> task.accept(execution));
    }

    /** The task to schedule in place of this one. */
    public static Function<Object, Object> asyncTask(Function<Object, Object> task) {
        RunningCause cause = ApplicationTestRuns.findCause();
        ApplicationTestRuns runs = ApplicationTestRuns.find();
        if (cause == null || task == null) {
            return task;
        }
        cause.begin(WorkKind.PERIODIC, "scheduled job");
        return execution -> {
            Object[] result = new Object[1];
            runs.currentCause().runHere(cause, () -> result[0] = task.apply(execution));
            return result[0];
        };
    }
}
