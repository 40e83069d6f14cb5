package io.quarkiverse.handlertesting.runtime.internal.events;

import java.util.List;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.events.Event;
import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.EventSubscription;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.report.Timeline;

/** {@link Events} of whatever test is running. */
@Singleton
public class TestEvents implements Events {

    private final TestJournals journals;
    private final SelectorCheck check;

    public TestEvents(TestJournals journals, SelectorCheck check) {
        this.journals = journals;
        this.check = check;
    }

    @Override
    public <E> EventSubscription<E> subscribe(EventSelector<E> selector) {
        Journal journal = journal("subscribe(selector)");
        check.check(selector, journal.test());
        return journal.subscribe(selector);
    }

    @Override
    public <E> EventSubscription<E> subscribeFromStart(EventSelector<E> selector) {
        Journal journal = journal("subscribeFromStart(selector)");
        check.check(selector, journal.test());
        return journal.subscribeFromStart(selector);
    }

    @Override
    public List<Event> seen() {
        return journal("seen()").events();
    }

    @Override
    public String timeline() {
        Journal journal = journal("timeline()");
        return new Timeline(journal.events(), journal.settings().maxShown()).text();
    }

    private Journal journal(String call) {
        Journal journal = journals.current();
        if (journal == null) {
            throw new IllegalStateException("Events." + call + " was called while no test was running. The journal of a test"
                    + " lasts from its first @BeforeEach method to its last @AfterEach method: call it from there, and not"
                    + " from a constructor, @BeforeAll, @AfterAll or the application.");
        }
        return journal;
    }
}
