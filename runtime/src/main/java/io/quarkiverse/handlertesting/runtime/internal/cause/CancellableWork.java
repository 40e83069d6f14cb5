package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.util.concurrent.Callable;

/**
 * The work of a task that is due later, once or periodically. It ends after the last run, or when the task is cancelled; a task
 * that is cancelled while it runs goes on, and its work with it. Thread-safe.
 */
public final class CancellableWork {

    private final Work work;
    private boolean running;
    private volatile boolean over;
    private volatile boolean asked;
    private volatile UnseenFailure failure;

    public CancellableWork(Work work) {
        this.work = work;
    }

    public Work work() {
        return work;
    }

    /** Runs the task with its cause, on this thread. */
    public void run(CurrentCause current, Runnable task) {
        run(current, task, false);
    }

    /** As {@link #run}, for a task with a future that gets its exception. {@link #asked()} says whether code gets it. */
    public void runForFuture(CurrentCause current, Runnable task) {
        run(current, task, true);
    }

    private void run(CurrentCause current, Runnable task, boolean future) {
        try {
            call(current, () -> {
                task.run();
                return null;
            }, future);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As {@link #runForFuture}, for a task that has a result. */
    public <V> V callForFuture(CurrentCause current, Callable<V> task) throws Exception {
        return call(current, task, true);
    }

    private <V> V call(CurrentCause current, Callable<V> task, boolean future) throws Exception {
        Runnable back = current.carry(work.cause(), current.place());
        change(true, false);
        work.runOn(Thread.currentThread());
        try {
            return task.call();
        } catch (Throwable thrown) {
            if (future) {
                failed(thrown);
            }
            throw thrown;
        } finally {
            work.runOn(null);
            back.run();
            change(false, !work.isPeriodic());
        }
    }

    private void failed(Throwable thrown) {
        if (asked || over) {
            return;
        }
        UnseenFailure unseen = work.failedUnlessAsked(thrown);
        failure = unseen;
        if (asked) {
            unseen.seen();
        }
    }

    /** Called where code may get the failure. Of the two orders of this and of the failure, both are possible. */
    public void asked() {
        asked = true;
        UnseenFailure unseen = failure;
        if (unseen != null) {
            unseen.seen();
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
