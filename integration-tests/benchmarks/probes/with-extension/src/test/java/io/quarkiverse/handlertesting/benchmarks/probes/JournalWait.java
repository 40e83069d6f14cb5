package io.quarkiverse.handlertesting.benchmarks.probes;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkiverse.handlertesting.events.EventSubscription;
import io.quarkiverse.handlertesting.events.Events;

/** A subscription to the journal: what the extension offers. */
final class JournalWait implements Wait {

    private final Events events;
    private EventSubscription<Announced> subscription;

    JournalWait(Events events) {
        this.events = events;
    }

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public void prepare() {
        subscription = events.subscribe(fired(Announced.class));
    }

    @Override
    public void await(int number) {
        assertEquals(number, subscription.await().number());
    }
}
