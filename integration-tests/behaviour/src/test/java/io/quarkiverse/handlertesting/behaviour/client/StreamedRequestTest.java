package io.quarkiverse.handlertesting.behaviour.client;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;

/** A streamed request body is sent as it is produced, and no faster than the application reads it. */
@QuarkusTest
class StreamedRequestTest extends ClientTestBase {

    @Inject
    Intake intake;

    @Test
    void keepsItsChunksInProcess() {
        client.post("/length").body(chunks(3)).send().expectBody(equalTo("3000 bytes in 3 chunks"));
    }

    @BothWays
    void arrivesCompletely(String way) {
        client(way).post("/length").body(chunks(1000)).send().expectBody(containsString("1000000 bytes"));
        client(way).post("/length").body(Multi.createFrom().empty()).send().expectBody(equalTo("0 bytes in 0 chunks"));
    }

    @BothWays
    void stopsIfTheApplicationDoesNotRead(String way) throws Exception {
        intake.expectClient();
        AtomicInteger emitted = new AtomicInteger();
        CompletableFuture<HandlerResponse> response = client(way).post("/intake")
                .body(chunks(20_000).onItem().invoke(emitted::incrementAndGet)).sendAsync().subscribeAsCompletionStage();
        // All chunks in transit have arrived: the request has stopped for lack of demand.
        intake.awaitPaused();
        int ahead = emitted.get();
        assertTrue(ahead < (way.equals(BothWays.IN_PROCESS) ? 100 : 20_000), "emitted: " + ahead);
        intake.read();
        assertEquals("20000000", response.get(10, TimeUnit.SECONDS).asString());
    }

    @BothWays
    void abortsTheExchangeIfItFails(String way) {
        HttpAssertionError failed = assertThrows(HttpAssertionError.class, () -> client(way).post("/length")
                .body(Multi.createBy().concatenating().streams(chunks(1),
                        Multi.createFrom().failure(new RuntimeException("no more"))))
                .send());
        assertEquals("The exchange ended before its response did (RuntimeException: no more):",
                failed.getMessage().lines().findFirst().orElseThrow());
        events.awaitIdle();
    }

    @BothWays
    void isCancelledIfTheResponseEndsFirst(String way) throws Exception {
        CompletableFuture<Boolean> cancelled = new CompletableFuture<>();
        client(way).post("/status/413")
                .body(Multi.createBy().concatenating().streams(chunks(1), Multi.createFrom().<Buffer> nothing())
                        .onCancellation().invoke(() -> cancelled.complete(true)))
                .send().expectStatus(413);
        assertTrue(cancelled.get(5, TimeUnit.SECONDS));
        client(way).get("/status/204").send().expectStatus(204);
    }

    private static Multi<Buffer> chunks(int count) {
        return Multi.createFrom().range(0, count).map(number -> Buffer.buffer(new byte[1000]));
    }
}
