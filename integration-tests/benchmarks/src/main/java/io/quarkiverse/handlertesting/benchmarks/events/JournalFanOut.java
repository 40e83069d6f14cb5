package io.quarkiverse.handlertesting.benchmarks.events;

import static io.quarkiverse.handlertesting.events.Selectors.all;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import io.quarkiverse.handlertesting.events.EventSubscription;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.journal.JournalSettings;
import io.quarkiverse.handlertesting.runtime.internal.journal.JournalThreads;

/** The journal: ours. */
final class JournalFanOut implements FanOut {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Load load;
    private final Subscribers subscribers;
    private final Journal journal;

    private JournalFanOut(Load load) {
        this.load = load;
        subscribers = new Subscribers(load);
        JournalSettings settings = new JournalSettings(load.total(), TIMEOUT, Duration.ZERO, Duration.ZERO, () -> false, false);
        journal = new Journal("benchmark", settings, new JournalThreads(subscribers.threads(), timer, (verb, instead) -> {
        }));
    }

    /** Without subscribers. */
    static FanOut alone(Load load) {
        return new JournalFanOut(new Load(load.writers(), load.each(), 0));
    }

    /** Each subscriber awaits one event after the other. */
    static FanOut awaited(Load load) {
        JournalFanOut fanOut = new JournalFanOut(load);
        for (Subscriber subscriber : fanOut.subscribers.all()) {
            EventSubscription<RecordedEvent> events = fanOut.journal.subscribe(all());
            fanOut.subscribers.feed(subscriber, () -> (Item) events.await().payload());
        }
        return fanOut;
    }

    /** Each subscriber reads a stream. */
    static FanOut streamed(Load load) {
        JournalFanOut fanOut = new JournalFanOut(load);
        for (Subscriber subscriber : fanOut.subscribers.all()) {
            fanOut.journal.subscribe(all()).stream().subscribe()
                    .with(event -> subscriber.see((Item) event.payload()), subscriber::fail);
        }
        return fanOut;
    }

    @Override
    public void record(Item item) {
        journal.append(Origin.CDI, "item", now -> item, null, null);
    }

    @Override
    public void awaitSubscribers() throws Exception {
        subscribers.await();
        // With subscribers, they have counted the events.
        if (subscribers.all().isEmpty() && journal.events().size() != load.total()) {
            throw new AssertionError("The journal has " + journal.events().size() + " of " + load.total() + " events");
        }
    }

    @Override
    public void close() {
        journal.close();
        subscribers.close();
        timer.shutdownNow();
    }
}
