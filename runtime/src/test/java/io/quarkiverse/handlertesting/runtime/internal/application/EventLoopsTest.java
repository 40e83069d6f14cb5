package io.quarkiverse.handlertesting.runtime.internal.application;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import io.vertx.core.Vertx;

/** Refuses to block an event loop, and names the alternative. */
class EventLoopsTest {

    private static final String WHY = " would block the event loop thread vert.x-eventloop-thread-N, which the application needs"
            + " to answer. ";

    @Test
    void refusesAMethodAndNamesItsAlternative() throws Exception {
        assertRefused(() -> EventLoops.refuse("await()", "next() or stream()"),
                "await()" + WHY + "Use next() or stream() there, or call it on the thread of the test; with"
                        + " @RunOnVertxContext, that needs runOnEventLoop = false.");
    }

    @Test
    void refusesAMethodWithoutAnAlternative() throws Exception {
        assertRefused(() -> EventLoops.refuse("awaitIdle()", null),
                "awaitIdle()" + WHY + "Call it on the thread of the test; with"
                        + " @RunOnVertxContext, that needs runOnEventLoop = false.");
    }

    @Test
    void refusesOtherBlockingOperations() throws Exception {
        assertRefused(() -> EventLoops.refuseWith("The fixture Files.dir()", "Use it earlier."),
                "The fixture Files.dir()" + WHY + "Use it earlier.");
    }

    private static void assertRefused(Executable call, String message) throws Exception {
        assertDoesNotThrow(call, "on other threads");
        Vertx vertx = Vertx.vertx();
        try {
            CompletableFuture<String> refused = new CompletableFuture<>();
            vertx.runOnContext(now -> {
                try {
                    refused.complete(assertThrows(IllegalStateException.class, call).getMessage());
                } catch (Throwable thrown) {
                    refused.completeExceptionally(thrown);
                }
            });
            assertEquals(message, refused.get(60, TimeUnit.SECONDS).replaceFirst("thread-\\d+", "thread-N"));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        }
    }
}
