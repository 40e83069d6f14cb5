package io.quarkiverse.handlertesting.borders;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The payload of a message whose consumer ends when the test says so.
 *
 * @param taken completed by the consumer
 * @param end completed by the test; exceptionally for a consumer that fails
 */
record HeldMessage(CompletableFuture<Void> taken, CompletableFuture<Void> end) {

    HeldMessage() {
        this(new CompletableFuture<>(), new CompletableFuture<>());
    }

    /** Called by the consumer. */
    CompletableFuture<Void> take() {
        taken.complete(null);
        return end;
    }

    void awaitTaken() {
        taken.orTimeout(30, TimeUnit.SECONDS).join();
    }
}
