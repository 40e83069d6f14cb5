package io.quarkiverse.handlertesting.borders;

import java.util.concurrent.CompletableFuture;

import io.smallrye.mutiny.Uni;

/**
 * The payload of a message.
 *
 * @param landed ends the work of a hop
 */
record Parcel(Runnable landed) {

    void land() {
        landed.run();
    }

    /** Completes on a thread of a library. */
    static CompletableFuture<Void> later() {
        CompletableFuture<Void> later = new CompletableFuture<>();
        Foreign.run(() -> Foreign.run(() -> later.complete(null)));
        return later;
    }

    /** Lands on a thread of a library, with the cause of the code that subscribes. */
    Uni<Void> landLater() {
        return Uni.createFrom().completionStage(Parcel::later).onItem().invoke(this::land);
    }
}
