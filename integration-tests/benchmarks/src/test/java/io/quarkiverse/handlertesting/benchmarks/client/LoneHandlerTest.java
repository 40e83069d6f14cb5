package io.quarkiverse.handlertesting.benchmarks.client;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.vertx.core.Vertx;

class LoneHandlerTest {

    /** Each checks its response itself. */
    @Test
    void eachTestsTheHandler() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            for (LoneHandler each : LoneHandler.values()) {
                each.test(vertx);
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }
}
