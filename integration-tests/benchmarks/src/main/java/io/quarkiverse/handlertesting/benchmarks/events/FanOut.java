package io.quarkiverse.handlertesting.benchmarks.events;

/** A way to hand everything that some threads record to some subscribers, each of which sees all of it. */
interface FanOut extends AutoCloseable {

    /** Called by the threads of the application. */
    void record(Item item);

    /**
     * Returns when each subscriber has seen everything.
     *
     * @throws Exception if one has not, or not in order
     */
    void awaitSubscribers() throws Exception;

    @Override
    void close();
}
