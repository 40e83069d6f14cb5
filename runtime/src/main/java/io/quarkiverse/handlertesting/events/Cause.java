package io.quarkiverse.handlertesting.events;

/**
 * What led to an event: a request of the test, or the test method itself. An event without a cause is <em>unattributed</em>:
 * it happened on a thread that nothing connects with a request, such as one of {@code new Thread(…)}.
 *
 * @param number from 1 in the order in which the test sent its requests; 0 for what the test method did itself
 * @param description {@code "POST /modelfiles/pull"}; {@code "test"} for the test method
 */
public record Cause(long number, String description) {

    /** Whether it is a request, and not the test method. */
    public boolean isRequest() {
        return number > 0;
    }

    @Override
    public String toString() {
        return isRequest() ? "request " + number + ": " + description : description;
    }
}
