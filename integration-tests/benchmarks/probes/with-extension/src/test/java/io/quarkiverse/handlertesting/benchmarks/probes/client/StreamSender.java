package io.quarkiverse.handlertesting.benchmarks.probes.client;

/** A way to send requests that sees a stream while it comes. */
interface StreamSender extends Sender {

    /**
     * Sends a request for {@link Endpoint#EVENTS}, and reads them all.
     *
     * @return when the first one was there: {@link System#nanoTime}
     * @throws AssertionError if the answer is wrong
     */
    long firstEvent() throws Exception;
}
