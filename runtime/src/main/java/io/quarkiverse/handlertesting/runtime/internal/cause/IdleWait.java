package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;

/** Waits until a test, or one request of it, has no more running work. */
public final class IdleWait {

    private final TestRun run;
    private final String subject;
    private final BooleanSupplier idle;
    private final Predicate<Work> own;

    private IdleWait(TestRun run, String subject, BooleanSupplier idle, Predicate<Work> own) {
        this.run = run;
        this.subject = subject;
        this.idle = idle;
        this.own = own;
    }

    public static IdleWait of(TestRun run) {
        return new IdleWait(run, run.name(), run::isIdle, work -> true);
    }

    public static IdleWait of(RunningCause cause) {
        return new IdleWait(cause.testRun(), cause.cause().toString(), cause::isIdle,
                work -> work.cause().cause().number() == cause.cause().number());
    }

    /**
     * Blocks the calling thread until no work is running; fails at the timeout. Work that this thread runs itself does not
     * count, nor does that of another thread which waits too.
     */
    public void await(Duration timeout) {
        run.journal().threads().blockingGuard().check("awaitIdle()", null);
        boolean debugged = run.journal().settings().debugged().getAsBoolean();
        try {
            if (!await(debugged ? Long.MAX_VALUE / 2 : nanos(timeout))) {
                throw new EventAssertionError(Reason.TIMED_OUT, IdleReport.timedOut(run, subject,
                        own.and(work -> work.runner() != Thread.currentThread()), timeout), null);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EventAssertionError(Reason.INTERRUPTED,
                    run.story("Interrupted while waiting for " + subject + " to be idle."), interrupted);
        }
        run.foundIdle();
    }

    private boolean await(long nanos) throws InterruptedException {
        RunningWork load = run.load();
        return load.isRunner(Thread.currentThread()) ? load.awaitOthers(own, nanos) : load.await(idle, nanos);
    }

    /**
     * The warning that the test may not be idle in spite of this wait; empty if no event shows that, or if the test has had it.
     */
    public Optional<String> warning() {
        return run.lostCauseWarning();
    }

    /**
     * Blocks until no work is left, also work that {@link #await} excludes and that of the scopes of the test, and returns the
     * running work at the timeout. An interrupt flag that the test has left set, for example after a wait that was interrupted,
     * is kept and does not end the wait.
     */
    public List<Work> leftoversAfter(Duration grace) throws InterruptedException {
        boolean left = Thread.interrupted();
        try {
            long deadline = System.nanoTime() + nanos(grace);
            for (TestRun each : run.withParts().toList()) {
                each.load().await(() -> each.load().running().stream().allMatch(Work::isPeriodic),
                        deadline - System.nanoTime());
            }
            return run.leftovers();
        } finally {
            if (left) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static long nanos(Duration duration) {
        return duration.getSeconds() > Integer.MAX_VALUE ? Long.MAX_VALUE / 2 : duration.toNanos();
    }
}
