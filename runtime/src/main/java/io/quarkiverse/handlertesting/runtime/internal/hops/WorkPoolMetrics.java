package io.quarkiverse.handlertesting.runtime.internal.hops;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.vertx.core.spi.metrics.PoolMetrics;

/**
 * Counts the tasks of a worker pool as work, from the moment they are submitted. While a task runs, its thread has the cause:
 * the context of a task from outside Vert.x, such as a test method, has none.
 */
final class WorkPoolMetrics<T> implements PoolMetrics<WorkPoolMetrics.Task<T>> {

    private static final PoolMetrics<Object> NONE = new PoolMetrics<>() {
    };
    private static final Runnable UNCHANGED = () -> {
    };

    private final PoolMetrics<T> metrics;
    private final String pool;

    private WorkPoolMetrics(PoolMetrics<T> metrics, String pool) {
        this.metrics = metrics;
        this.pool = pool;
    }

    /**
     * A task, as these metrics and those of the application know it.
     *
     * @param back makes the cause of the thread what it was before the task
     */
    record Task<T>(T other, Work work, Runnable back) {

        void end() {
            back.run();
            if (work != null) {
                work.end();
            }
        }
    }

    /**
     * @param metrics of the application; {@code null} if it has no metrics
     */
    static WorkPoolMetrics<?> before(PoolMetrics<?> metrics, String pool) {
        return metrics == null ? new WorkPoolMetrics<>(NONE, pool) : new WorkPoolMetrics<>(metrics, pool);
    }

    @Override
    public Task<T> submitted() {
        RunningCause cause = ApplicationTestRuns.findCause();
        return new Task<>(metrics.submitted(), cause == null ? null : cause.begin(WorkKind.BLOCKING, pool), UNCHANGED);
    }

    @Override
    public Task<T> begin(Task<T> task) {
        return new Task<>(metrics.begin(task.other()), task.work(), task.work() == null ? UNCHANGED : enter(task.work()));
    }

    private static Runnable enter(Work work) {
        ApplicationTestRuns runs = ApplicationTestRuns.find();
        if (runs == null) {
            return UNCHANGED;
        }
        RunningCause before = runs.currentCause().setOfThread(work.cause());
        return () -> runs.currentCause().setOfThread(before);
    }

    @Override
    public void rejected(Task<T> task) {
        metrics.rejected(task.other());
        task.end();
    }

    @Override
    public void end(Task<T> task, boolean succeeded) {
        metrics.end(task.other(), succeeded);
        task.end();
    }

    @Override
    public void close() {
        metrics.close();
    }
}
