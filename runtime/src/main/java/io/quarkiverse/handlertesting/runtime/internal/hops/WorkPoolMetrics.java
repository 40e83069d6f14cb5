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
     * @param place the place of the code that has submitted the task; {@code null} for none
     * @param back makes the cause of the thread what it was before the task
     */
    record Task<T>(T other, Work work, Object place, Runnable back) {

        void end() {
            back.run();
            if (work != null) {
                work.runOn(null);
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
        ApplicationTestRuns runs = ApplicationTestRuns.find();
        RunningCause cause = runs == null ? null : runs.currentCause().current();
        T other = metrics.submitted();
        return cause == null ? new Task<>(other, null, null, UNCHANGED)
                : new Task<>(other, cause.begin(WorkKind.BLOCKING, pool), runs.currentCause().place(), UNCHANGED);
    }

    @Override
    public Task<T> begin(Task<T> task) {
        return new Task<>(metrics.begin(task.other()), task.work(), task.place(),
                task.work() == null ? UNCHANGED : enter(task));
    }

    private static Runnable enter(Task<?> task) {
        task.work().runOn(Thread.currentThread());
        ApplicationTestRuns runs = ApplicationTestRuns.find();
        return runs == null ? UNCHANGED : runs.currentCause().carry(task.work().cause(), task.place());
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
