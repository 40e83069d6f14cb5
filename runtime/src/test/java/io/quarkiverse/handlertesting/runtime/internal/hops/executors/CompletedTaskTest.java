package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/** A task that another thread completes while it is given to a pool does not run, and is no work. */
@Timeout(120)
class CompletedTaskTest extends PoolTest {

    private final FollowedTasks completing = new FollowedTasks(runs) {

        @Override
        Submission submitted(Object executor, Object task, WorkKind kind, Object what) {
            // As another thread does: the task was not complete a moment ago.
            ForkJoinTask<?> completed = (ForkJoinTask<?>) task;
            completed.quietlyComplete();
            cancelled(completed);
            return super.submitted(executor, task, kind, what);
        }
    };
    private final FollowedForkJoinPool pool = closed(
            new FollowedForkJoinPool(1, ForkJoinPool.defaultForkJoinWorkerThreadFactory, null, false, () -> completing));

    private static final class Followed extends RecursiveAction implements FollowedCompute {

        @Override
        protected void compute() {
            throw new AssertionError("completed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "execute", "submit", "invoke", "fork" })
    void isNoWork(String form) {
        Followed task = new Followed();
        as(first, () -> {
            switch (form) {
                case "execute" -> pool.execute(task);
                case "submit" -> pool.submit(task);
                case "invoke" -> pool.invoke(task);
                default -> new ForkJoinTasks(() -> completing).fork(task);
            }
        });
        awaitIdle();
    }
}
