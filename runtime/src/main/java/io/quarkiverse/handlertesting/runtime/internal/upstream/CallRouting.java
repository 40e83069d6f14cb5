package io.quarkiverse.handlertesting.runtime.internal.upstream;

/** Finds the test that a call belongs to. Thread-safe. */
interface CallRouting {

    /**
     * @param cause the header that carries it; {@code null} if there is none
     */
    Route route(String cause);
}
