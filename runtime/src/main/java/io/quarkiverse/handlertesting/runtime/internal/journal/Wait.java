package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.time.Duration;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.runtime.internal.journal.Search.Goal;
import io.quarkiverse.handlertesting.runtime.internal.journal.WaitFailure.Expectation;
import io.smallrye.mutiny.Uni;

/**
 * One wait of a subscription: its goal, and where the cursor moves when the goal is reached. It runs by blocking or as a
 * {@code Uni}.
 *
 * @param <R> the type of its result
 */
final class Wait<R> {

    private final Subscription<?> subscription;
    private final Expectation expectation;
    private final Supplier<Goal<R>> goals;
    private final Duration timeout;
    private final boolean fromStart;

    /**
     * @param goals creates a goal for each search
     * @param fromStart whether events that were read before count
     */
    Wait(Subscription<?> subscription, Expectation expectation, Supplier<Goal<R>> goals, Duration timeout, boolean fromStart) {
        this.subscription = subscription;
        this.expectation = expectation;
        this.goals = goals;
        this.timeout = timeout;
        this.fromStart = fromStart;
    }

    /** Blocks until the goal is reached. */
    R await() {
        Deadline deadline = deadline();
        for (;;) {
            Attempt attempt = new Attempt(deadline);
            Outcome<R> outcome = attempt.block();
            if (!(outcome instanceof Outcome.Found<R> found)) {
                throw attempt.failure().of(outcome);
            }
            if (attempt.settle(found)) {
                return found.result();
            }
        }
    }

    /**
     * Blocks until the time is over, and expects that the goal is not reached. It moves no cursor. Its deadline holds under a
     * debugger too: without one, it would never end.
     *
     * @param inFull whether to watch although no further event can come
     */
    void expectNone(boolean inFull) {
        Journal journal = subscription.journal;
        Duration period = !inFull && journal.isQuiet() ? Duration.ZERO : timeout;
        Attempt attempt = new Attempt(Deadline.of(journal.elapsed(), period, Duration.ZERO, false));
        Outcome<R> outcome = attempt.block();
        if (outcome instanceof Outcome.Found<R> found) {
            throw attempt.failure().unexpected(found.last().event);
        }
        if (!(outcome instanceof Outcome.TimedOut<R>)) {
            throw attempt.failure().of(outcome);
        }
    }

    Uni<R> uni() {
        return Uni.createFrom().emitter(emitter -> new AsyncWait<>(subscription, this, emitter).start());
    }

    Deadline deadline() {
        JournalSettings settings = subscription.journal.settings();
        return Deadline.of(subscription.journal.elapsed(), timeout, settings.lateGrace(),
                settings.debugged().getAsBoolean());
    }

    /**
     * One search from where the cursor is now. If another reader moves the cursor meanwhile, the wait makes another attempt.
     */
    final class Attempt {

        final Search<R> search;
        private final Node from;
        private final Deadline deadline;

        Attempt(Deadline deadline) {
            this.deadline = deadline;
            this.from = fromStart ? subscription.start : subscription.position();
            this.search = new Search<>(subscription, from, goals.get(), deadline);
        }

        private Outcome<R> block() {
            try {
                return Waiter.await(subscription, search);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw failure().interrupted(interrupted);
            }
        }

        /** Reads the events found; {@code false} if another reader has moved the cursor. */
        boolean settle(Outcome.Found<R> found) {
            if (fromStart) {
                subscription.advanceTo(found.last());
                return true;
            }
            return subscription.advance(from, found.last());
        }

        WaitFailure failure() {
            return new WaitFailure(subscription, expectation, timeout, deadline, from);
        }
    }
}
