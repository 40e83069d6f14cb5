package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.util.concurrent.atomic.AtomicInteger;

import io.quarkiverse.handlertesting.events.Cause;

/**
 * A cause as it travels with the work that it leads to: in the context of Vert.x, in threads, in headers. It knows where its
 * events belong and what it has running. Thread-safe.
 */
public final class RunningCause {

    private final TestScope scope;
    private final Cause cause;
    private final String header;
    private final Target target;
    private final AtomicInteger running = new AtomicInteger();

    RunningCause(TestScope scope, Cause cause) {
        this.scope = scope;
        this.cause = cause;
        this.header = scope.id(cause.number()).header();
        this.target = new CauseTarget(this, scope.running());
    }

    /** As events name it. */
    public Cause cause() {
        return cause;
    }

    /** The test that it belongs to. */
    public TestScope scope() {
        return scope;
    }

    /** Where what it leads to belongs. */
    public Target target() {
        return target;
    }

    /** As it travels in a header. */
    public String header() {
        return header;
    }

    /**
     * Counts a piece of work, until its {@link Work#end()}. To be called where it is started, not where it runs: else it
     * would be missing for as long as it waits for its thread.
     *
     * @param what {@code null} if its kind says it all
     */
    public Work begin(WorkKind kind, String what) {
        Work work = new Work(this, kind, what, System.nanoTime(),
                kind == WorkKind.CONTEXT ? null : ApplicationFrames.innermost());
        if (!work.isPeriodic()) {
            running.incrementAndGet();
        }
        scope.began(work);
        return work;
    }

    void ended(Work work) {
        boolean last = !work.isPeriodic() && running.decrementAndGet() == 0;
        scope.ended(work, last);
    }

    /** Whether nothing that somebody could wait for is running. */
    boolean isIdle() {
        return running.get() == 0;
    }

    @Override
    public String toString() {
        return scope.name() + ", " + cause;
    }
}
