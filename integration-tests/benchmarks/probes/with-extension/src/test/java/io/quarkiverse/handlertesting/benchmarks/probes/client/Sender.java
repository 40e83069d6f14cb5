package io.quarkiverse.handlertesting.benchmarks.probes.client;

/** A way to send requests to the application from the thread of a test, which waits for the answer. */
interface Sender {

    /**
     * Sends a request, and returns when the whole answer was read.
     *
     * @throws AssertionError if the answer is wrong
     */
    void send(Endpoint endpoint) throws Exception;
}
