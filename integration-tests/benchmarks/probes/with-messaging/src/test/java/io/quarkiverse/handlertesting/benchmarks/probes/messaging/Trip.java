package io.quarkiverse.handlertesting.benchmarks.probes.messaging;

/** A way to send messages to the application, and to wait until it has answered all. */
interface Trip {

    String name();

    /**
     * Sends this many messages, and returns when their answers are there.
     *
     * @throws AssertionError if one is lost
     */
    void send(int messages) throws Exception;
}
