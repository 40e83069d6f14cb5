package io.quarkiverse.handlertesting.runtime.internal.selectors;

import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.Set;

import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.story.Transactions;
import io.quarkiverse.handlertesting.runtime.internal.taps.ReactiveTransactions;

/** CDI events by type and qualifiers, seen when the transaction in which they were fired has committed. */
public final class CommittedSelector<T> implements EventSelector<T> {

    private final Qualifiers<T> qualifiers;

    public CommittedSelector(Class<T> type, Set<Annotation> required) {
        this.qualifiers = new Qualifiers<>(type, required);
    }

    public Class<T> type() {
        return qualifiers.type();
    }

    @Override
    public boolean matches(RecordedEvent event) {
        return event.origin() == Origin.CDI_COMMITTED && qualifiers.match((CdiEvent) event.payload());
    }

    @Override
    public T value(RecordedEvent event) {
        return type().cast(((CdiEvent) event.payload()).event());
    }

    @Override
    public Optional<String> nearMiss(RecordedEvent event) {
        if (!(event.payload() instanceof CdiEvent fired) || !type().isInstance(fired.event())) {
            return Optional.empty();
        }
        return Optional.of(qualifiers.match(fired) ? outcome(event).orElseGet(CommittedSelector::uncommitted)
                : qualifiers.missing(fired));
    }

    /** The end of the transaction, as far as the journal of this test knows. */
    private static Optional<String> outcome(RecordedEvent event) {
        return Optional.ofNullable(ApplicationTestRuns.find()).map(ApplicationTestRuns::current)
                .flatMap(run -> Transactions.outcome(run.journal().events(), event)).map(outcome -> "fired, " + outcome);
    }

    private static String uncommitted() {
        return Beans.find(ReactiveTransactions.class).isEmpty() ? "fired, not committed"
                : "fired, not committed by JTA; committed(…) does not follow transactions of Hibernate Reactive";
    }

    @Override
    public String description() {
        return "committed " + qualifiers.description();
    }
}
