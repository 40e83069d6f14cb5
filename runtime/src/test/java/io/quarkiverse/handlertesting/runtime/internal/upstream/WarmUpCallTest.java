package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.vertx.core.Vertx;

/** The warm-up takes the whole way of a call. */
class WarmUpCallTest {

    @Test
    void itIsAnsweredByAStub() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            String response = new WarmUpCall(vertx, vertx.createSharedWorkerExecutor("warm-up", 1))
                    .send();
            assertTrue(response.startsWith("HTTP/1.1 200 OK\r\n"), response);
            assertTrue(response.endsWith("\r\n\r\n{}"), response);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }
}
