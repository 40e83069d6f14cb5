package io.quarkiverse.handlertesting.benchmarks.probes.client;

/** A way to send requests that reads a stream as it arrives. */
interface StreamSender extends Sender {

    /**
     * Sends a request for {@link Endpoint#EVENTS}, and reads all events.
     *
     * @return the {@link System#nanoTime} at which the first event arrived
     * @throws AssertionError if the answer is wrong
     */
    long firstEvent() throws Exception;
}
