package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.time.Duration;

/** Waits for nothing to come. It moves no cursor, and keeps its time under a debugger too: otherwise it would never end. */
final class QuietWait<E> {

    private final Subscription<E> subscription;
    private final Duration quiet;

    QuietWait(Subscription<E> subscription, Duration quiet) {
        this.subscription = subscription;
        this.quiet = quiet;
    }

    void await() {
        Journal journal = subscription.journal;
        Node from = subscription.position();
        Duration period = journal.isQuiet() ? Duration.ZERO : quiet;
        Deadline deadline = Deadline.of(journal.elapsed(), period, Duration.ZERO, false);
        WaitFailure failure = new WaitFailure(subscription, Expectation.none(subscription.selector.description()), quiet,
                deadline, from);
        Search<E> scan = new Search<>(journal, from, Steps.first(subscription.selector, any -> true), deadline,
                subscription::isClosed);
        Outcome<E> outcome;
        try {
            outcome = Waiter.await(journal, subscription.selector, scan);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failure.interrupted(interrupted);
        }
        if (outcome instanceof Outcome.Found<E> found) {
            throw failure.unexpected(found.last().event);
        }
        if (!(outcome instanceof Outcome.TimedOut<E>)) {
            throw failure.of(outcome);
        }
    }
}
