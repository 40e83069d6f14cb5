package io.quarkiverse.handlertesting.runtime.internal.hops;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.vertx.core.spi.metrics.PoolMetrics;

/** Counts the tasks of a worker pool as work, from the moment they are submitted. */
final class WorkPoolMetrics<T> implements PoolMetrics<WorkPoolMetrics.Task<T>> {

    private static final PoolMetrics<Object> NONE = new PoolMetrics<>() {
    };

    private final PoolMetrics<T> metrics;
    private final String pool;

    private WorkPoolMetrics(PoolMetrics<T> metrics, String pool) {
        this.metrics = metrics;
        this.pool = pool;
    }

    /** A task, as these metrics and those of the application know it. */
    record Task<T>(T other, Work work) {

        void end() {
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
        return new Task<>(metrics.submitted(), cause == null ? null : cause.begin(WorkKind.BLOCKING, pool));
    }

    @Override
    public Task<T> begin(Task<T> task) {
        return new Task<>(metrics.begin(task.other()), task.work());
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
