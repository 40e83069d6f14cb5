package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.EventSubscription;
import io.quarkiverse.handlertesting.runtime.internal.journal.Search.Goal;
import io.quarkiverse.handlertesting.runtime.internal.journal.WaitFailure.Expectation;
import io.quarkiverse.handlertesting.runtime.internal.journal.WaitFailure.Matching;
import io.quarkiverse.handlertesting.runtime.internal.text.ApplicationFrames;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The methods of a subscription, with a timeout of their own. Views of one subscription share its cursor. */
final class EventSubscriptionView<E> implements EventSubscription<E> {

    private static final String INSTEAD = "next() or stream()";

    private final Subscription<E> subscription;
    private final Duration within;

    /**
     * @param within the duration of {@link #within}; {@code null} for the configured one
     */
    EventSubscriptionView(Subscription<E> subscription, Duration within) {
        this.subscription = subscription;
        this.within = within;
    }

    @Override
    public E await() {
        guard("await()");
        return one(Expectation.one(subject()), any -> true).await();
    }

    @Override
    public E await(Predicate<? super E> predicate) {
        require(predicate != null, "await(predicate) needs a predicate, but got null");
        guard("await(predicate)");
        return one(Expectation.matching(subject(), Matching.at(ApplicationFrames.line())), predicate).await();
    }

    @Override
    public E await(Predicate<? super E> predicate, String description) {
        require(predicate != null, "await(predicate, description) needs a predicate, but got null");
        require(description != null, "await(predicate, description) needs a description, but got null");
        guard("await(predicate, description)");
        return one(Expectation.matching(subject(), Matching.described(description)), predicate).await();
    }

    @Override
    public List<E> awaitCount(int count) {
        require(count > 0, "awaitCount(count) needs a count of at least 1, but got " + count);
        guard("awaitCount(count)");
        return several(count, true).await();
    }

    @Override
    public List<E> take(int count) {
        require(count > 0, "take(count) needs a count of at least 1, but got " + count);
        guard("take(count)");
        return several(count, false).await();
    }

    @Override
    public void expectNone() {
        guard("expectNone()");
        first(Expectation.none(subject()), any -> true, settings().quietPeriod()).expectNone(within != null);
    }

    @Override
    public List<E> seen() {
        return subscription.seen();
    }

    @Override
    public EventSubscription<E> within(Duration deadline) {
        require(deadline != null, "within(deadline) needs a duration, but got null");
        require(!deadline.isNegative(), "within(deadline) needs a duration that is not negative, but got " + deadline);
        return new EventSubscriptionView<>(subscription, deadline);
    }

    @Override
    public Uni<E> next() {
        return one(Expectation.one(subject()), any -> true).uni();
    }

    @Override
    public Multi<E> stream() {
        return Multi.createFrom().publisher(new JournalStream<>(subscription));
    }

    @Override
    public EventSubscription<E> ignoreRemaining() {
        subscription.ignoreRemaining();
        return this;
    }

    @Override
    public void close() {
        subscription.close();
    }

    @Override
    public String toString() {
        return "subscription to " + subject();
    }

    private Wait<E> one(Expectation expectation, Predicate<? super E> predicate) {
        return first(expectation, predicate, settings().timeout());
    }

    private Wait<E> first(Expectation expectation, Predicate<? super E> predicate, Duration configured) {
        EventSelector<E> selector = subscription.selector;
        return new Wait<>(subscription, expectation, () -> Goal.first(selector, predicate), orElse(configured), false);
    }

    private Wait<List<E>> several(int count, boolean fromStart) {
        EventSelector<E> selector = subscription.selector;
        Expectation expectation = Expectation.several(subject(), count);
        return new Wait<>(subscription, expectation, () -> Goal.several(selector, count), orElse(settings().timeout()),
                fromStart);
    }

    private Duration orElse(Duration configured) {
        return within != null ? within : configured;
    }

    private JournalSettings settings() {
        return subscription.journal.settings();
    }

    private String subject() {
        return subscription.selector.description();
    }

    private void guard(String verb) {
        subscription.journal.threads().blockingGuard().check(verb, INSTEAD);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
