package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.time.Duration;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.smallrye.mutiny.Uni;

/**
 * One wait of a subscription: what it looks for, and what becomes of the cursor when it is found. It can be carried out by
 * blocking or as a {@code Uni}.
 *
 * @param <R> what it returns
 */
final class Wait<R> {

    private final Subscription<?> subscription;
    private final Expectation expectation;
    private final Supplier<Step<R>> steps;
    private final Duration timeout;
    private final boolean fromStart;

    /**
     * @param steps a fresh one for each look at the journal
     * @param fromStart whether events that were read before count
     */
    Wait(Subscription<?> subscription, Expectation expectation, Supplier<Step<R>> steps, Duration timeout,
            boolean fromStart) {
        this.subscription = subscription;
        this.expectation = expectation;
        this.steps = steps;
        this.timeout = timeout;
        this.fromStart = fromStart;
    }

    R await() {
        Deadline deadline = deadline();
        for (;;) {
            Attempt attempt = new Attempt(deadline);
            Outcome<R> outcome;
            try {
                outcome = Waiter.await(subscription.journal, subscription.selector, attempt.scan);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw attempt.failure().interrupted(interrupted);
            }
            if (!(outcome instanceof Outcome.Found<R> found)) {
                throw attempt.failure(outcome);
            }
            if (attempt.settle(found)) {
                return found.result();
            }
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

    /** One search from where the cursor is now; another is needed if the cursor is moved meanwhile by somebody else. */
    final class Attempt {

        final Search<R> scan;
        private final Node from;
        private final Deadline deadline;

        Attempt(Deadline deadline) {
            this.deadline = deadline;
            this.from = fromStart ? subscription.start : subscription.position();
            this.scan = new Search<>(subscription.journal, from, steps.get(), deadline, subscription::isClosed);
        }

        /** Reads what was found; {@code false} if another reader was faster. */
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

        EventAssertionError failure(Outcome<R> outcome) {
            return failure().of(outcome);
        }
    }
}
