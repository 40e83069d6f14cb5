package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.util.concurrent.Callable;

/**
 * The work of a task that is due later, once or periodically. It ends after the last run, or when the task is cancelled; a task
 * that is cancelled while it runs goes on, and its work with it. Thread-safe.
 */
public final class CancellableWork {

    private final Work work;
    private boolean running;
    private boolean over;

    public CancellableWork(Work work) {
        this.work = work;
    }

    /** Runs the task with its cause, on this thread. */
    public void run(CurrentCause current, Runnable task) {
        try {
            call(current, () -> {
                task.run();
                return null;
            });
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As {@link #run}, for a task that has a result. */
    public <V> V call(CurrentCause current, Callable<V> task) throws Exception {
        Runnable back = current.carry(work.cause(), current.place());
        change(true, false);
        work.runOn(Thread.currentThread());
        try {
            return task.call();
        } finally {
            work.runOn(null);
            back.run();
            change(false, !work.isPeriodic());
        }
    }

    /** Called when the task was cancelled, or will not run again for another reason. */
    public synchronized void cancelled() {
        change(running, true);
    }

    private synchronized void change(boolean nowRunning, boolean nowOver) {
        running = nowRunning;
        over |= nowOver;
        if (over && !running) {
            work.end();
        }
    }
}
