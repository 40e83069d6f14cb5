package io.quarkiverse.handlertesting.events;

/**
 * The trigger of an event: a request of the test, or the test method itself. An event without a cause is
 * <em>unattributed</em>: it happened on a thread that nothing connects to a request, such as one that takes its tasks from a
 * queue.
 *
 * @param number counts the requests of the test from 1, in the order in which they were sent; 0 for the test method itself
 * @param description {@code "POST /modelfiles/pull"}; {@code "test"} for the test method
 */
public record Cause(long number, String description) {

    /** Whether the cause is a request, and not the test method. */
    public boolean isRequest() {
        return number > 0;
    }

    @Override
    public String toString() {
        return isRequest() ? "request " + number + ": " + description : description;
    }
}
