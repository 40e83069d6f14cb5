package io.quarkiverse.handlertesting.benchmarks.probes;

/** A way to wait for an event. */
interface Wait {

    String name();

    /** Called before the event may be fired. */
    void prepare();

    /** Returns when the event with this number was seen. */
    void await(int number) throws InterruptedException;
}
