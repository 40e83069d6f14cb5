package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

import org.eclipse.microprofile.context.ThreadContext;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.TrackedExecutor;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.annotations.Recorder;
import io.smallrye.context.SmallRyeManagedExecutor;
import io.smallrye.context.SmallRyeThreadContext;

/** Creates the {@code ManagedExecutor} of the tests: it works as that of Quarkus, and tracks its tasks. */
@Recorder
public class ManagedExecutorRecorder {

    public Supplier<Object> tracked(ExecutorService executor) {
        return () -> {
            ThreadContext context = Arc.container().instance(ThreadContext.class).get();
            ApplicationTestRuns runs = Arc.container().instance(ApplicationTestRuns.class).get();
            return new Container(context, new TrackedExecutor(executor, runs.currentCause(), WorkKind.MANAGED_EXECUTOR));
        };
    }

    /** As with the executor of Quarkus, only the container may shut it down. */
    private static final class Container extends SmallRyeManagedExecutor {

        Container(ThreadContext context, ExecutorService executor) {
            super(-1, -1, (SmallRyeThreadContext) context, executor, "no-ip");
        }

        @Override
        public void shutdown() {
            throw new IllegalStateException("This executor is managed by the container and cannot be shut down.");
        }

        @Override
        public List<Runnable> shutdownNow() {
            throw new IllegalStateException("This executor is managed by the container and cannot be shut down.");
        }
    }
}
