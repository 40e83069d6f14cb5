package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.vertx.core.Vertx;

/** The warm-up is a complete call, from the request to the response of a stub. */
class WarmUpCallTest {

    @Test
    void aStubAnswersTheCall() throws Exception {
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
