package io.quarkiverse.handlertesting.events;

/**
 * A part of a test that is kept apart: it sees what the requests of its thread cause, and nothing of other scopes. Made with
 * {@link Events#open(String)}.
 * <p>
 * Until it is closed, the thread that opened it belongs to it: requests that RestAssured sends there, and beans that are
 * called there, have their causes in this scope, and the injected {@link Events} are those of this scope.
 */
public interface EventsScope extends Events, AutoCloseable {

    /** {@code "PullTest.retry, alice"} */
    String name();

    /**
     * Ends the scope on the thread that opened it, which then belongs to what it belonged to before. Its waits fail, its
     * streams
     * complete; work that it has left running is counted by others as an earlier test's is.
     */
    @Override
    void close();
}
