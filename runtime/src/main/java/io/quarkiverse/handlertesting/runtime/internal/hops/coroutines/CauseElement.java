package io.quarkiverse.handlertesting.runtime.internal.hops.coroutines;

import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import kotlin.coroutines.AbstractCoroutineContextElement;
import kotlin.coroutines.CoroutineContext;
import kotlinx.coroutines.Job;
import kotlinx.coroutines.ThreadContextElement;

/**
 * The cause of a coroutine, as an element of its context. A thread has this cause while it runs the coroutine, until the
 * coroutine suspends. The coroutine counts as work until it has completed. Its children have the same element: they are part of
 * that work, since a coroutine completes after its children. Thread-safe.
 */
final class CauseElement extends AbstractCoroutineContextElement implements ThreadContextElement<Runnable> {

    static final CoroutineContext.Key<CauseElement> KEY = new CoroutineContext.Key<>() {
    };

    private final RunningCause cause;
    private final CurrentCause current;
    private final WorkKind kind;
    /** The coroutine that counts; {@code null} before it starts. */
    private volatile Job counted;
    private volatile Work work;

    /**
     * @param current where the cause of a thread is kept
     * @param kind the kind of work that the coroutine is
     */
    CauseElement(RunningCause cause, CurrentCause current, WorkKind kind) {
        super(KEY);
        this.cause = cause;
        this.current = current;
        this.kind = kind;
    }

    RunningCause cause() {
        return cause;
    }

    /**
     * Whether a coroutine with this parent is part of the work.
     *
     * @param parent {@code null} for a coroutine without a parent
     */
    boolean covers(Job parent) {
        Job root = counted;
        Job job = root == null ? null : parent;
        while (job != null && job != root) {
            job = job.getParent();
        }
        return job != null;
    }

    /**
     * Called when a coroutine starts. Only the first call counts.
     *
     * @param name {@code null} for a coroutine without a name
     */
    synchronized void started(Job coroutine, String name) {
        if (counted == null) {
            work = cause.begin(kind, name);
            counted = coroutine;
            if (coroutine.isCompleted()) {
                work.end();
            }
        }
    }

    /** Called when a coroutine has completed, and its completion handlers have run. */
    void completed(Job coroutine) {
        if (coroutine == counted) {
            work.end();
        }
    }

    /** Called when a thread begins or goes on to run a coroutine. */
    @Override
    public Runnable updateThreadContext(CoroutineContext context) {
        Runnable back = current.carry(cause, current.place());
        Work running = work;
        if (running == null) {
            return back;
        }
        running.runOn(Thread.currentThread());
        return () -> {
            running.runOn(null);
            back.run();
        };
    }

    /** Called when the coroutine suspends or completes, on the same thread. */
    @Override
    public void restoreThreadContext(CoroutineContext context, Runnable back) {
        back.run();
    }

    @Override
    public String toString() {
        return "Cause(" + cause.cause() + ")";
    }
}
