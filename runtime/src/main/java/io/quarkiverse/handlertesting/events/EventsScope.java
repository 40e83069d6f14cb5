package io.quarkiverse.handlertesting.events;

/**
 * A separate part of a test: it sees the events that the requests of its thread cause, and no events of other scopes. Created
 * by {@link Events#open(String)}.
 * <p>
 * Until the scope is closed, the thread that opened it belongs to it: requests that RestAssured sends there, and beans that
 * are called there, have their causes in this scope, and the injected {@link Events} are those of this scope.
 */
public interface EventsScope extends Events, AutoCloseable {

    /** The names of the test and of the scope: {@code "PullTest.retry, alice"} */
    String name();

    /**
     * Ends the scope on the thread that opened it; the thread then belongs again to what it belonged to before. Waits of this
     * scope fail, and its streams complete. Work that is still running counts, for other waits, like work of an earlier test;
     * it is
     * a leftover of its test.
     *
     * @throws IllegalStateException on another thread, while the scope is open
     */
    @Override
    void close();
}
