package io.quarkiverse.handlertesting.modelhub.pull;

import static io.quarkiverse.handlertesting.events.Selectors.published;

import java.util.Set;

import io.quarkiverse.handlertesting.events.BusMessage;
import io.quarkiverse.handlertesting.events.Event;
import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.EventSubscription;
import io.quarkiverse.handlertesting.events.Events;

/** Lets no download outlive the test that started it: the rest of its events would show up in the journal of the next. */
final class PullBackground {

    private final EventSubscription<BusMessage> started;
    private final EventSubscription<BusMessage> ended;

    /** Of the pulls that are started from now on. */
    PullBackground(Events events) {
        this.started = events.subscribe(published("downloads.started")).ignoreRemaining();
        this.ended = events.subscribe(new Ended()).ignoreRemaining();
    }

    /** Waits for the last thing that each started download does. */
    void awaitEnd() {
        int downloads = started.seen().size();
        if (downloads > 0) {
            ended.awaitCount(downloads);
        }
    }

    /** A selector of our own: messages on either of two addresses. */
    private record Ended() implements EventSelector<BusMessage> {

        private static final Set<String> ADDRESSES = Set.of("downloads.completed", "downloads.failed");

        @Override
        public boolean matches(Event event) {
            return event.payload() instanceof BusMessage message && ADDRESSES.contains(message.address());
        }

        @Override
        public BusMessage value(Event event) {
            return (BusMessage) event.payload();
        }

        @Override
        public String description() {
            return "end of a download";
        }
    }
}
