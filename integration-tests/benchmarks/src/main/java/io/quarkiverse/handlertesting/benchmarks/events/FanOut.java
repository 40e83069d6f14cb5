package io.quarkiverse.handlertesting.benchmarks.events;

/** A way to pass all items that some threads record to some subscribers, each of which sees all items. */
interface FanOut extends AutoCloseable {

    /** Called by the threads of the application. */
    void record(Item item);

    /**
     * Returns when each subscriber has seen all items.
     *
     * @throws Exception if a subscriber has missed an item, or has seen items out of order
     */
    void awaitSubscribers() throws Exception;

    @Override
    void close();
}
