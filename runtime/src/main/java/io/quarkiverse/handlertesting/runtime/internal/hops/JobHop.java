package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.function.Consumer;
import java.util.function.Function;

import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.events.TestScopes;

/** What the definition of a scheduled job calls with its task, once that class was changed for the tests. */
public final class JobHop {

    private JobHop() {
    }

    /** The task to schedule in place of this one. */
    public static Consumer<Object> task(Consumer<Object> task) {
        RunningCause cause = CurrentScopes.cause();
        TestScopes scopes = CurrentScopes.find();
        if (cause == null || task == null) {
            return task;
        }
        cause.begin(WorkKind.PERIODIC, "scheduled job");
        return execution -> on(scopes.currentCause(), cause, () -> task.accept(execution));
    }

    /** The task to schedule in place of this one. */
    public static Function<Object, Object> asyncTask(Function<Object, Object> task) {
        RunningCause cause = CurrentScopes.cause();
        TestScopes scopes = CurrentScopes.find();
        if (cause == null || task == null) {
            return task;
        }
        cause.begin(WorkKind.PERIODIC, "scheduled job");
        return execution -> {
            Object[] result = new Object[1];
            on(scopes.currentCause(), cause, () -> result[0] = task.apply(execution));
            return result[0];
        };
    }

    /** For the thread, and for the context that each execution of a job has of its own. */
    private static void on(CurrentCause current, RunningCause cause, Runnable task) {
        current.run(cause, () -> {
            current.set(cause);
            task.run();
        });
    }
}
