package io.quarkiverse.handlertesting.modelhub.journal;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.events.Selectors.published;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import io.quarkiverse.handlertesting.events.Events;
import io.vertx.core.eventbus.EventBus;

/** Looks for events of other tests, and leaves some for them, read and unread. */
abstract class JournalLeftovers {

    @Inject
    Events events;
    @Inject
    Event<Leftover> leftovers;
    @Inject
    EventBus bus;

    record Leftover(String of) {
    }

    void expectAnEmptyJournalAndLeaveEvents() {
        assertEquals(List.of(), events.seen());
        events.subscribe(fired(Leftover.class));
        leftovers.fire(new Leftover(getClass().getSimpleName()));
        bus.publish("leftovers", getClass().getSimpleName());
    }

    void expectOnlyOwnEvents() {
        assertEquals(List.of("Leftover", "leftovers"), names(), events::timeline);
        assertEquals(1, events.subscribeFromStart(published("leftovers")).seen().size());
    }

    private List<String> names() {
        return events.seen().stream().map(event -> event.name().substring(event.name().lastIndexOf('.') + 1)).toList();
    }
}
