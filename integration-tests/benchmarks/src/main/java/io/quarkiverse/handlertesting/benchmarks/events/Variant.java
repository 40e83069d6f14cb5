package io.quarkiverse.handlertesting.benchmarks.events;

import java.util.function.Function;

/** The ways to fan out that are compared. */
public enum Variant {

    /** Ours; each subscriber awaits one event after the other. */
    JOURNAL_AWAITED(JournalFanOut::awaited),
    QUEUES(QueueFanOut::new),
    /** Ours; each subscriber reads a stream. */
    JOURNAL_STREAMED(JournalFanOut::streamed),
    BROADCAST(BroadcastFanOut::new),
    /** Ours, without subscribers. */
    JOURNAL_ALONE(JournalFanOut::alone),
    LIST(ListFanOut::new);

    private final Function<Load, FanOut> factory;

    Variant(Function<Load, FanOut> factory) {
        this.factory = factory;
    }

    FanOut create(Load load) {
        return factory.apply(load);
    }
}
